import { useViewport } from '@xyflow/react';
import type { WaveBand } from '../../core/views/layout-pins.ts';
import styles from './wave-bands.module.css';

/** Lines between the waves below the cards, and their names at the top of the pane however far one pans. */
export function WaveBands({ bands }: { readonly bands: readonly WaveBand[] }) {
  const { x, zoom } = useViewport();
  const placed = bands
    .map((band) => ({ wave: band.wave, left: band.x * zoom + x, width: band.width * zoom }))
    .filter(({ left, width }) => left + width > LEAST);
  return (
    <>
      <div className={styles.lines} aria-hidden>
        {placed.map(({ wave, left }) => (
          <i key={wave} style={{ transform: `translateX(${left}px)` }} />
        ))}
      </div>
      <div className={styles.names} aria-hidden>
        {placed.map(({ wave, left, width }) => (
          <span
            key={wave}
            style={{ transform: `translateX(${Math.max(0, left)}px)`, width: width + Math.min(0, left) - 4 }}
          >
            {wave === 0 ? 'On the machine' : width < 72 ? wave : `Wave ${wave}`}
          </span>
        ))}
      </div>
    </>
  );
}

/** Of a band that is panned out of sight so much still shows. */
const LEAST = 36;
