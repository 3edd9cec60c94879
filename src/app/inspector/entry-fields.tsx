import { useId } from 'react';
import type { UnitRef } from '../../core/edits/intent.ts';
import type { FieldView } from '../../core/views/inspector-view-field.ts';
import type { EntryForm } from '../../core/views/inspector-view-unit.ts';
import { Field, Input, Select } from './field.tsx';
import { Row } from './group.tsx';
import { useDispatch, useGesture } from './use-dispatch.ts';

/** What coreos-cloudinit may do with a unit once it is written. */
const commands = [
  'start',
  'stop',
  'restart',
  'reload',
  'try-restart',
  'reload-or-restart',
  'reload-or-try-restart',
];

const flags = [
  { field: 'enable', label: 'Enable', hint: 'Runs its [Install] section' },
  { field: 'mask', label: 'Mask', hint: 'Keeps it from ever starting' },
  { field: 'runtime', label: 'Runtime', hint: 'Forgotten at the next boot' },
] as const;

/** The fields of the entry in `coreos.units` beside its content. */
export function EntryFields({ unit, entry }: { readonly unit: UnitRef; readonly entry: EntryForm }) {
  const gesture = useGesture();
  const dispatch = useDispatch();
  const id = useId();
  return (
    <>
      <Field label="Command" labelFor={id}>
        <Select
          id={id}
          label="Command"
          view={entry.command}
          choices={[{ value: '', label: 'none' }, ...commands.map((value) => ({ value, label: value }))]}
          onChoose={(value) =>
            gesture({ do: 'set-unit-field', unit, field: 'command', value: value === '' ? null : value })
          }
        />
      </Field>
      {flags.map(({ field, label, hint }) => (
        <FlagSelect
          key={field}
          label={label}
          hint={hint}
          view={entry[field]}
          onChoose={(value) => gesture({ do: 'set-unit-field', unit, field, value })}
        />
      ))}
      {entry.dropIns.map((view, dropIn) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: intents name a drop-in by its place in the list
          key={dropIn}
          columns="minmax(0, 1fr)"
          removeLabel={`Remove the drop-in ${view.value}`}
          onRemove={() => gesture({ do: 'delete-drop-in', unit, dropIn })}
        >
          <Input
            label={`Drop-in ${dropIn + 1}`}
            view={view}
            placeholder="10-name.conf"
            onCommit={(to) => dispatch({ do: 'rename-drop-in', unit, dropIn, to })}
          />
        </Row>
      ))}
    </>
  );
}

function FlagSelect({
  label,
  hint,
  view,
  onChoose,
}: {
  readonly label: string;
  readonly hint: string;
  readonly view: FieldView;
  readonly onChoose: (value: boolean | null) => void;
}) {
  const id = useId();
  return (
    <Field label={label} labelFor={id}>
      <Select
        id={id}
        label={`${label}: ${hint}`}
        view={view}
        choices={[
          { value: '', label: 'not set' },
          { value: 'true', label: 'true' },
          { value: 'false', label: 'false' },
        ]}
        onChoose={(value) => onChoose(value === '' ? null : value === 'true')}
      />
    </Field>
  );
}
