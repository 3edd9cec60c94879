import { useId } from 'react';
import type { UnitRef } from '../../core/edits/intent.ts';
import type { ContainerForm } from '../../core/views/inspector-view-container.ts';
import type { FieldView } from '../../core/views/inspector-view-field.ts';
import type { Outcome } from '../../state/workspace.ts';
import { Field, Select, TextField } from './field.tsx';
import { useDispatch, useGesture } from './use-dispatch.ts';

/** systemd.service(5), Restart=. */
const restartChoices = [
  { value: '', label: 'not set (no)' },
  ...['always', 'on-failure', 'on-abnormal', 'on-abort', 'on-success', 'on-watchdog', 'no'].map((value) => ({
    value,
    label: value,
  })),
];

const sourceChoices = [
  { value: 'run', label: 'docker run pulls it' },
  { value: 'pull', label: 'docker pull before' },
  { value: 'load', label: 'docker load from a tarball' },
];

/** Names, image and what decides how the container comes and goes. */
export function ContainerFields({
  unit,
  form,
  unitName,
  onRename,
}: {
  readonly unit: UnitRef;
  readonly form: ContainerForm;
  readonly unitName: FieldView;
  readonly onRename: (to: string) => Outcome;
}) {
  const dispatch = useDispatch();
  const gesture = useGesture();
  const restartId = useId();
  const sourceId = useId();
  const { policy } = form.imageSource;
  const tarball = form.imageSource.policy === 'load' ? form.imageSource.tarball : '';
  return (
    <>
      <TextField
        label="Container"
        view={form.name}
        placeholder="docker picks one"
        onCommit={(to) => dispatch({ do: 'rename-container', unit, to })}
      />
      <TextField label="Unit" view={unitName} onCommit={onRename} />
      <TextField
        label="Image"
        view={form.image}
        placeholder="name:tag"
        endMatters
        onCommit={(image) => dispatch({ do: 'set-image', unit, image })}
      />
      <Field label="Image from" labelFor={sourceId}>
        <Select
          id={sourceId}
          label="Image from"
          view={{ value: policy, span: null, readOnly: form.image.readOnly, diagnostics: [] }}
          choices={sourceChoices}
          onChoose={(next) =>
            gesture({
              do: 'set-image-source',
              unit,
              policy: next as typeof policy,
              ...(next === 'load' ? { tarball: tarball || '/home/core/image.tar' } : {}),
            })
          }
        />
      </Field>
      {policy === 'load' && (
        <TextField
          label="Tarball"
          view={{ value: tarball, span: null, readOnly: form.image.readOnly, diagnostics: [] }}
          onCommit={(path) => dispatch({ do: 'set-image-source', unit, policy: 'load', tarball: path })}
        />
      )}
      <TextField
        label="Command"
        view={form.command}
        placeholder="as the image says"
        onCommit={(command) => dispatch({ do: 'set-command', unit, command })}
      />
      <Field label="Restart" labelFor={restartId}>
        <Select
          id={restartId}
          label="Restart"
          view={form.restart}
          choices={restartChoices}
          onChoose={(value) =>
            gesture({
              do: 'set-directive',
              unit,
              section: 'Service',
              key: 'Restart',
              values: value === '' ? [] : [value],
            })
          }
        />
      </Field>
    </>
  );
}
