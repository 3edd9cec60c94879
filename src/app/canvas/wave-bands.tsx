import { useViewport } from '@xyflow/react';
import type { WaveBand } from '../../core/views/layout-pins.ts';
import styles from './wave-bands.module.css';

/** Lines between the waves below the cards, and their names at the top of the pane however far one pans. */
export function WaveBands({ bands }: { readonly bands: readonly WaveBand[] }) {
  const { x, zoom } = useViewport();
  const waves = bands.filter(({ wave }) => wave > 0);
  // All names are long or all are short.
  const long = waves.every(({ width }) => width * zoom >= LONG);
  const placed = bands
    .map(({ wave, ...band }) => {
      const name = wave === 0 ? 'On the machine' : long ? `Wave ${wave}` : String(wave);
      const room = wave === 0 ? BEFORE : long ? LONG : SHORT;
      const [left, width] = [band.x * zoom + x, band.width * zoom];
      // A name stays in sight until its wave pushes it out.
      return {
        wave,
        name: width >= room ? name : '',
        left,
        at: Math.min(Math.max(0, left), left + width - room),
      };
    })
    .filter(({ left, at }) => left > 0 || at > -BEFORE);
  return (
    <>
      <div className={styles.lines} aria-hidden>
        {placed.map(({ wave, left }) => (
          <i key={wave} style={{ transform: `translateX(${left}px)` }} />
        ))}
      </div>
      <div className={styles.names} aria-hidden>
        {placed.map(({ wave, name, at }) => (
          <span key={wave} style={{ transform: `translateX(${at}px)` }}>
            {name}
          </span>
        ))}
      </div>
    </>
  );
}

/** What the names take with the space around them, in px. */
const BEFORE = 112;
const LONG = 76;
const SHORT = 30;
