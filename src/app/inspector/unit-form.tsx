import type { UnitCard } from '../../core/views/inspector-view.ts';
import type { FieldView } from '../../core/views/inspector-view-field.ts';
import type { EntryForm } from '../../core/views/inspector-view-unit.ts';
import type { Outcome } from '../../state/workspace.ts';
import { ContainerFields } from './container-fields.tsx';
import { DirectiveRows } from './directive-rows.tsx';
import { EntryFields } from './entry-fields.tsx';
import { TextField } from './field.tsx';
import { PortRows, VariableRows, VolumeRows } from './flag-rows.tsx';
import { FoundElsewhere } from './found-elsewhere.tsx';
import { Disclosure, Group } from './group.tsx';
import type { FormProps } from './inspector.tsx';
import { ConsumerRows, ProviderRows } from './link-rows.tsx';
import { OtherFlagRows } from './other-flag-rows.tsx';
import { useDispatch } from './use-dispatch.ts';

/** A container, or any other unit that is written in the document. */
export function UnitForm({ view }: FormProps<UnitCard>) {
  const dispatch = useDispatch();
  const { container, node, unitName, sections, entry } = view;
  const unit = node.ref;
  const rename = (to: string): Outcome => dispatch({ do: 'rename', unit, to });
  const rows = sections.flatMap((section) => section.rows);
  return (
    <>
      <FoundElsewhere diagnostics={view.elsewhere} />
      <Group>
        {container ? (
          <ContainerFields unit={unit} form={container} unitName={unitName} onRename={rename} />
        ) : (
          <TextField label="Unit" view={unitName} onCommit={rename} />
        )}
      </Group>
      {container && (
        <>
          <PortRows unit={unit} rows={container.ports} />
          <VariableRows unit={unit} rows={container.environment} />
          <VolumeRows unit={unit} rows={container.volumes} />
        </>
      )}
      <ProviderRows
        unit={unit}
        isContainer={container !== null}
        links={view.providers}
        linkable={view.linkable}
      />
      <ConsumerRows title="Needed by" links={view.consumers} />
      {container && <OtherFlagRows unit={unit} rows={container.otherFlags} />}
      {container ? (
        <Disclosure
          title="Directives"
          count={rows.length}
          diagnostics={rows.flatMap((row) => row.diagnostics)}
        >
          <DirectiveRows unit={unit} sections={sections} />
        </Disclosure>
      ) : (
        <Group>
          <DirectiveRows unit={unit} sections={sections} />
        </Group>
      )}
      {entry && (
        <Disclosure
          title="At boot"
          diagnostics={entryFields(entry).flatMap(({ diagnostics }) => diagnostics)}
        >
          <EntryFields unit={unit} entry={entry} />
        </Disclosure>
      )}
    </>
  );
}

function entryFields({ command, enable, mask, runtime, dropIns }: EntryForm): readonly FieldView[] {
  return [command, enable, mask, runtime, ...dropIns];
}
