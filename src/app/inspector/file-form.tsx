import type { FileCard } from '../../core/views/inspector-view.ts';
import type { Outcome } from '../../state/workspace.ts';
import { TextArea, TextField } from './field.tsx';
import styles from './forms.module.css';
import { FoundElsewhere } from './found-elsewhere.tsx';
import { Group } from './group.tsx';
import type { FormProps } from './inspector.tsx';
import { Jump } from './link-rows.tsx';
import { useDispatch } from './use-dispatch.ts';

type FileField = 'path' | 'permissions' | 'owner' | 'content';

/** An entry of `write_files`. */
export function FileForm({ view }: FormProps<FileCard>) {
  const dispatch = useDispatch();
  const set =
    (field: FileField) =>
    (value: string): Outcome =>
      dispatch({
        do: 'set-file-field',
        file: view.index,
        field,
        value: value === '' && field !== 'content' ? null : value,
      });
  return (
    <>
      <FoundElsewhere diagnostics={view.elsewhere} />
      <Group>
        <TextField label="Path" view={view.path} placeholder="/absolute/path" onCommit={set('path')} />
        <TextField
          label="Permissions"
          view={view.permissions}
          placeholder="0644"
          onCommit={set('permissions')}
        />
        <TextField label="Owner" view={view.owner} placeholder="root" onCommit={set('owner')} />
      </Group>
      <Group title={view.encoding ? `Content (${view.encoding})` : 'Content'}>
        <TextArea label="Content" view={view.content} onCommit={set('content')} />
      </Group>
      {view.usedBy.length > 0 && (
        <Group title="Used by">
          <div className={styles.names}>
            {view.usedBy.map((node) => (
              <Jump key={node.position} node={node} />
            ))}
          </div>
        </Group>
      )}
    </>
  );
}
