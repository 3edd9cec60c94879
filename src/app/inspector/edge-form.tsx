import { Trash2, TriangleAlert, Wrench } from 'lucide-react';
import type { EdgeKind } from '../../core/graph/graph.ts';
import type { EdgeCard } from '../../core/views/inspector-view.ts';
import { Button } from '../shell/controls/button.tsx';
import { edgeKindHints, edgeKindNames } from './edge-kinds.ts';
import styles from './forms.module.css';
import { FoundElsewhere } from './found-elsewhere.tsx';
import { Group } from './group.tsx';
import type { FormProps } from './inspector.tsx';
import { Jump } from './link-rows.tsx';
import { useGesture } from './use-dispatch.ts';

/** An edge: its kind, the lines it rests on, and what is missing of it. */
export function EdgeForm({ view, onReveal }: FormProps<EdgeCard>) {
  const gesture = useGesture();
  const { consumer, provider, kind, choices, mentions, missing } = view;
  const ends = { consumer: consumer.ref, provider: provider.ref };
  const choose = (next: EdgeKind) => gesture({ do: 'set-edge-kind', ...ends, kind: next });
  return (
    <>
      <Group>
        <KindChoice kind={kind} choices={choices} onChoose={choose} />
        <p className={styles.meaning}>{edgeKindHints[kind]}</p>
        {missing.length > 0 && (
          <div className={styles.missing}>
            <TriangleAlert size={14} strokeWidth={1.75} color="var(--warn)" role="img" aria-label="warning" />
            <p>
              {missing.join(' and ')} {missing.length === 1 ? 'is' : 'are'} missing in {consumer.label}.
            </p>
            <Button size="small" look="outlined" icon={Wrench} onClick={() => choose(kind)}>
              Mend
            </Button>
          </div>
        )}
      </Group>
      <FoundElsewhere diagnostics={view.diagnostics} />
      <Group title={mentions.length === 1 ? 'The line behind it' : `The ${mentions.length} lines behind it`}>
        {mentions.map(({ kind: directive, line, text, span, writtenIn }) => (
          <button
            key={`${directive} ${span.start}`}
            type="button"
            className={styles.line}
            title={text}
            onClick={() => onReveal(span)}
          >
            <code className={styles.code}>{text}</code>
            <span className={styles.place}>
              line {line}, in {writtenIn}
            </span>
          </button>
        ))}
      </Group>
      <Group title="Between">
        <div className={styles.names}>
          <Jump node={provider} />
          <Jump node={consumer} />
        </div>
      </Group>
      <Group>
        <div className={styles.foot}>
          <Button
            size="small"
            look="outlined"
            icon={Trash2}
            onClick={() => gesture({ do: 'disconnect', ...ends })}
          >
            Remove this edge
          </Button>
        </div>
      </Group>
    </>
  );
}

/** A segmented choice: arrows change it, as among radio buttons. */
function KindChoice({
  kind,
  choices,
  onChoose,
}: {
  readonly kind: EdgeKind;
  readonly choices: readonly EdgeKind[];
  readonly onChoose: (kind: EdgeKind) => void;
}) {
  const chosen = choices.indexOf(kind);
  return (
    <div
      role="radiogroup"
      aria-label="Kind of edge"
      className={styles.choices}
      onKeyDown={(event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        const next = step && choices[(chosen + step + choices.length) % choices.length];
        if (!next) return;
        event.preventDefault();
        onChoose(next);
        const buttons = event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]');
        buttons[choices.indexOf(next)]?.focus();
      }}
    >
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a segmented control is buttons to the eye, radios to the ear
        <button
          key={choice}
          type="button"
          role="radio"
          aria-checked={choice === kind}
          tabIndex={index === Math.max(0, chosen) ? 0 : -1}
          className={styles.choice}
          title={edgeKindHints[choice]}
          onClick={() => choice !== kind && onChoose(choice)}
        >
          {edgeKindNames[choice]}
        </button>
      ))}
    </div>
  );
}
