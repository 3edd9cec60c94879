import { ListTree } from 'lucide-react';
import { Popover } from 'radix-ui';
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
  useRequest('focus-search', () => (onUnfold ? onUnfold() : setOpen(true)));
  return (
    <div className={styles.folded}>
      <PanelBoundary panel="The outline">
        <Palette folded />
        <span className={styles.line} />
        {onUnfold ? (
          <IconButton icon={ListTree} label="Boot order" onClick={onUnfold} />
        ) : (
          <Popover.Root open={open} onOpenChange={setOpen}>
            <Popover.Trigger asChild>
              <IconButton icon={ListTree} label="Boot order" />
            </Popover.Trigger>
            <Popover.Portal>
              <Popover.Content
                aria-label="Boot order"
                className={styles.flyout}
                side="right"
                align="end"
                sideOffset={9}
                collisionPadding={{ top: 52, right: 8, bottom: 36, left: 8 }}
              >
                <Outline />
              </Popover.Content>
            </Popover.Portal>
          </Popover.Root>
        )}
      </PanelBoundary>
    </div>
  );
}
