import { FileText, Trash2 } from 'lucide-react';
import type { ManyCard } from '../../core/views/inspector-view.ts';
import { useCommands } from '../commands/command-context.tsx';
import { deleteSelected } from '../commands/edit-commands.ts';
import { Button } from '../shell/controls/button.tsx';
import styles from './forms.module.css';
import { Group } from './group.tsx';
import type { FormProps } from './inspector.tsx';
import { Jump } from './link-rows.tsx';
import rowStyles from './rows.module.css';

/** Several things at once. */
export function ManyForm({ view }: FormProps<ManyCard>) {
  const context = useCommands();
  return (
    <>
      {view.units.length + view.files.length > 0 && (
        <Group>
          <div className={styles.names}>
            {view.units.map((node) => (
              <Jump key={node.position} node={node} />
            ))}
            {view.files.map(({ position, label }) => (
              <span key={`file ${position}`} className={rowStyles.jump}>
                <FileText size={13} strokeWidth={1.75} color="var(--k-file)" aria-hidden />
                <span>{label}</span>
              </span>
            ))}
          </div>
        </Group>
      )}
      <Group>
        <div className={styles.foot}>
          <Button size="small" look="outlined" icon={Trash2} onClick={() => void deleteSelected.run(context)}>
            Delete them
          </Button>
        </div>
      </Group>
    </>
  );
}
