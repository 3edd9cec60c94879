import { useWorkspace } from '../workspace-context.tsx';
import styles from './editor-pane.module.css';

/** The start of the text as Monaco will show it, until Monaco is there. */
export function PlainText() {
  const text = useWorkspace((state) => state.text);
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/, LINES_SHOWN);
  return (
    <div className={styles.plain}>
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number.
        <div key={i} className={styles.plainLine}>
          <span className={styles.plainNumber} aria-hidden="true">
            {i + 1}
          </span>
          <span>{line}</span>
        </div>
      ))}
    </div>
  );
}

/** More than fits on any screen. */
const LINES_SHOWN = 120;
