import type { CanvasEdge, CanvasView } from '../../core/views/canvas-view.ts';
import { edgeKindNames } from '../inspector/edge-kinds.ts';
import { EdgeSample } from './edge-sample.tsx';
import styles from './legend.module.css';
import { toggleOption, useViewOption, type ViewOption } from './view-options.ts';

/** What the lines mean, how many there are of each, and what else the canvas can show. */
export function Legend({ view }: { readonly view: CanvasView }) {
  return (
    <section className={styles.legend} aria-label="Legend">
      <h3 className={styles.title}>
        Edges <small>arrows point to what waits</small>
      </h3>
      <ul>
        {meanings.map(([kind, meaning]) => {
          const count = view.edges.filter((edge) => edge.kind === kind).length;
          return (
            <li key={kind} className={styles.kind} data-none={count === 0 || undefined}>
              <EdgeSample kind={kind} />
              <b>{names[kind]}</b>
              <span>{meaning}</span>
              <i>{count || ''}</i>
            </li>
          );
        })}
      </ul>
      <h3 className={styles.title}>Show</h3>
      {switches.map(([option, label]) => (
        <Switch key={option} option={option} label={label} />
      ))}
    </section>
  );
}

const names: Record<CanvasEdge['kind'], string> = { ...edgeKindNames, file: 'File', implied: 'Implied' };

const meanings: readonly [CanvasEdge['kind'], string][] = [
  ['link', 'needs it, calls it by name'],
  ['network', 'shares a docker network'],
  ['needs', 'needs it, starts after it'],
  ['bound', 'stops with it'],
  ['wants', 'would like it'],
  ['after', 'order only'],
  ['other', 'names it otherwise'],
  ['file', 'mounts or runs a file'],
  ['implied', 'stands in no line'],
];

const switches: readonly [ViewOption, string][] = [
  ['implied', 'Implied edges and docker.service'],
  ['fading', 'Fade what is not connected'],
  ['stockAsOne', 'Stock units as one card'],
  ['filesAsOne', 'Files as one card'],
];

function Switch({ option, label }: { readonly option: ViewOption; readonly label: string }) {
  const isOn = useViewOption(option);
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      className={styles.switch}
      onClick={() => toggleOption(option)}
    >
      <span className={styles.knob} aria-hidden />
      {label}
    </button>
  );
}
