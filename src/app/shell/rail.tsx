import { ListTree } from 'lucide-react';
import { useState } from 'react';
import { Outline } from '../outline/outline.tsx';
import { Palette } from '../palette/palette.tsx';
import { IconButton } from './controls/button.tsx';
import { PanelBoundary } from './panel-boundary.tsx';
import styles from './rail.module.css';
import { useRequest } from './shell-context.tsx';

/** The left rail: what can be drawn, and what is there in boot order. */
export function Rail() {
  return (
    <div className={styles.rail}>
      <PanelBoundary panel="The outline">
        <h2 className={styles.title}>Add</h2>
        <Palette />
        <Outline />
      </PanelBoundary>
    </div>
  );
}

/** The rail as icons; the outline comes up beside it when it is asked for. */
export function FoldedRail({ onUnfold }: { readonly onUnfold?: () => void }) {
  const [open, setOpen] = useState(false);
  const show = () => (onUnfold ? onUnfold() : setOpen(!open));
  useRequest('focus-search', () => {
    if (onUnfold) onUnfold();
    else setOpen(true);
  });
  return (
    <div className={styles.folded}>
      <PanelBoundary panel="The outline">
        <Palette folded />
        <span className={styles.line} />
        <IconButton icon={ListTree} label="Boot order" aria-expanded={open} onClick={show} />
        {open && (
          // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from anywhere inside
          <div
            className={styles.flyout}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setOpen(false);
            }}
          >
            <Outline />
          </div>
        )}
      </PanelBoundary>
    </div>
  );
}
