import { X } from 'lucide-react';
import { useState } from 'react';
import type { UnitRef } from '../../core/edits/intent.ts';
import type { EdgeKind } from '../../core/graph/graph.ts';
import type { LinkView, NodeName } from '../../core/views/inspector-view.ts';
import type { Outcome } from '../../state/workspace.ts';
import { IconButton } from '../shell/controls/button.tsx';
import { KindIcon } from '../shell/kind-icon.tsx';
import { SeverityIcon } from '../shell/severity-icon.tsx';
import { useActions, useWorkspaceStore } from '../workspace-context.tsx';
import { edgeKindNames } from './edge-kinds.ts';
import fieldStyles from './field.module.css';
import { Group } from './group.tsx';
import { NewRow } from './new-row.tsx';
import styles from './rows.module.css';
import { useDispatch, useGesture } from './use-dispatch.ts';

/** What a unit starts after: a kind for each, and one more by name. */
export function ProviderRows({
  unit,
  isContainer,
  links,
  linkable,
}: {
  readonly unit: UnitRef;
  readonly isContainer: boolean;
  readonly links: readonly LinkView[];
  readonly linkable: readonly NodeName[];
}) {
  const [adding, setAdding] = useState(false);
  const dispatch = useDispatch();
  const gesture = useGesture();

  const connect = (name: string): Outcome => {
    const provider = linkable.find(({ label, ref }) => label === name || ref === name);
    if (!provider) return { ok: false, reason: `No other unit is called ${name}.`, span: null };
    return dispatch({ do: 'connect', consumer: unit, provider: provider.ref });
  };

  return (
    <Group title="Starts after" addLabel="Add a link" onAdd={() => setAdding(true)}>
      {(links.length > 0 || adding) && (
        <>
          {links.map(({ edge, kind, other, missing }) => (
            <div key={edge} className={styles.link}>
              <Jump node={other} faulty={missing.length > 0} />
              <KindSelect
                label={`Kind of the edge to ${other.label}`}
                kind={kind}
                bothContainers={isContainer && other.icon === 'container'}
                onChoose={(next) =>
                  gesture({ do: 'set-edge-kind', consumer: unit, provider: other.ref, kind: next })
                }
              />
              <IconButton
                icon={X}
                size="small"
                label={`Remove the edge to ${other.label}`}
                onClick={() => gesture({ do: 'disconnect', consumer: unit, provider: other.ref })}
              />
            </div>
          ))}
          {adding && (
            <NewRow
              label="Unit to link to"
              placeholder="name of a unit"
              options={linkable.map(({ label }) => label)}
              onAdd={connect}
              onDone={() => setAdding(false)}
            />
          )}
        </>
      )}
    </Group>
  );
}

/** What starts after a unit; each leads there. */
export function ConsumerRows({
  title,
  links,
}: {
  readonly title: string;
  readonly links: readonly LinkView[];
}) {
  if (links.length === 0) return null;
  return (
    <Group title={title}>
      {links.map(({ edge, kind, other, missing }) => (
        <div key={edge} className={styles.link}>
          <Jump node={other} faulty={missing.length > 0} />
          <span className={styles.bare}>{edgeKindNames[kind]}</span>
        </div>
      ))}
    </Group>
  );
}

/** Selects another unit. */
export function Jump({ node, faulty = false }: { readonly node: NodeName; readonly faulty?: boolean }) {
  const actions = useActions();
  const workspace = useWorkspaceStore();
  return (
    <button
      type="button"
      className={styles.jump}
      title={node.label}
      onClick={() => {
        const id = workspace.getState().unitIds[node.position];
        if (id) actions.select({ nodes: [id], edges: [] });
      }}
    >
      <KindIcon icon={node.icon} />
      <span>{node.label}</span>
      {faulty && <SeverityIcon severity="warning" size={12} />}
    </button>
  );
}

function KindSelect({
  label,
  kind,
  bothContainers,
  onChoose,
}: {
  readonly label: string;
  readonly kind: EdgeKind;
  readonly bothContainers: boolean;
  readonly onChoose: (kind: EdgeKind) => void;
}) {
  const kinds: readonly EdgeKind[] = bothContainers
    ? ['link', 'network', 'needs', 'wants', 'after', 'bound']
    : ['needs', 'wants', 'after', 'bound'];
  return (
    <select
      aria-label={label}
      className={`${fieldStyles.input} ${fieldStyles.select}`}
      value={kind}
      onChange={({ currentTarget }) => onChoose(currentTarget.value as EdgeKind)}
    >
      {!kinds.includes(kind) && <option value={kind}>{edgeKindNames[kind]}</option>}
      {kinds.map((each) => (
        <option key={each} value={each}>
          {edgeKindNames[each]}
        </option>
      ))}
    </select>
  );
}
