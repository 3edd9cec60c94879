import { detectPlatform, showKeys } from '../commands/keys.ts';
import { Sheet } from '../shell/controls/sheet.tsx';
import { useShell } from '../shell/shell-context.tsx';
import styles from './transfer.module.css';

/** The text, selected: for browsers that refuse the clipboard. */
export function CopyByHand({ text }: { readonly text: string }) {
  const shell = useShell();
  return (
    <Sheet
      title="Copy the text by hand"
      description={`The browser refused the clipboard. The text below is selected: press ${showKeys('Mod+C', detectPlatform())}.`}
      onClose={shell.closeDialog}
    >
      <textarea
        className={styles.text}
        aria-label="cloud-config"
        readOnly
        rows={14}
        value={text}
        ref={(element) => {
          element?.focus();
          element?.select();
        }}
      />
    </Sheet>
  );
}
