import { CopyPlus, FileText, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import type { ManyCard } from '../../core/views/inspector-view.ts';
import { type ManyField, manyFields } from '../../core/views/many-fields.ts';
import type { Outcome } from '../../state/workspace.ts';
import { useCommands } from '../commands/command-context.tsx';
import { deleteSelected, duplicate } from '../commands/edit-commands.ts';
import { Button } from '../shell/controls/button.tsx';
import { useActions, useWorkspace } from '../workspace-context.tsx';
import { TextField } from './field.tsx';
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
      <SharedFields view={view} />
      <Group>
        <div className={styles.foot}>
          {view.units.length > 0 && (
            <Button size="small" look="outlined" icon={CopyPlus} onClick={() => void duplicate.run(context)}>
              Duplicate them
            </Button>
          )}
          <Button size="small" look="outlined" icon={Trash2} onClick={() => void deleteSelected.run(context)}>
            Delete them
          </Button>
        </div>
      </Group>
    </>
  );
}

/** What all of them have, set at one go. */
function SharedFields({ view }: { readonly view: ManyCard }) {
  const actions = useActions();
  const shown = useWorkspace((state) => state.shown);
  const fields = useMemo(
    () =>
      manyFields(
        shown,
        view.units.map(({ position }) => position),
      ),
    [shown, view],
  );
  const commit = ({ label, set }: ManyField, value: string): Outcome => {
    const intents = set(value);
    if (intents.length === 0) return { ok: true, label, notes: [] };
    const count = `${intents.length} ${intents.length === 1 ? 'unit' : 'units'}`;
    return actions.dispatchAll(intents, 'inspector', `Set ${label} of ${count}`);
  };
  if (fields.length === 0) return null;
  return (
    <Group title="For all of them">
      {fields.map((field) => (
        <TextField
          key={field.label}
          label={field.label}
          view={{ value: field.value ?? '', span: null, readOnly: null, diagnostics: [] }}
          placeholder={field.value === null ? 'they differ' : 'not set'}
          options={field.known}
          onCommit={(value) => commit(field, value)}
        />
      ))}
    </Group>
  );
}
