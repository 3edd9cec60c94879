import { FileUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { readDrop } from '../../platform/files.ts';
import { useCommands } from '../commands/command-context.tsx';
import { takeIn } from './take-in-later.ts';
import styles from './transfer.module.css';

/** Takes in a file that is dropped anywhere on the window, and shows that it would. */
export function DropAnywhere() {
  const context = useCommands();
  const [over, setOver] = useState(false);

  useEffect(() => {
    let depth = 0;
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onEnter = (event: DragEvent) => {
      if (!hasFile(event)) return;
      depth++;
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (!hasFile(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onOver = (event: DragEvent) => {
      if (hasFile(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFile(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.stopPropagation();
      depth = 0;
      setOver(false);
      void readDrop(event.dataTransfer).then((file) => file && takeIn(context, file));
    };
    const capture = { capture: true };
    window.addEventListener('dragenter', onEnter, capture);
    window.addEventListener('dragleave', onLeave, capture);
    window.addEventListener('dragover', onOver, capture);
    window.addEventListener('drop', onDrop, capture);
    return () => {
      window.removeEventListener('dragenter', onEnter, capture);
      window.removeEventListener('dragleave', onLeave, capture);
      window.removeEventListener('dragover', onOver, capture);
      window.removeEventListener('drop', onDrop, capture);
    };
  }, [context]);

  return over ? (
    <div className={styles.overlay}>
      <FileUp size={28} strokeWidth={1.5} aria-hidden />
      Drop it to open
    </div>
  ) : null;
}
