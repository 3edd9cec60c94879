import type { Origin } from './dependency.ts';
import type { Run } from './simulate.ts';
import type { JobEvent, StateEvent } from './trace.ts';

export type PhaseKind =
  | 'waiting'
  | 'pre-start'
  | 'starting'
  | 'running'
  | 'ready'
  | 'done'
  | 'failed'
  | 'restarting'
  | 'stopping'
  | 'stopped'
  | 'not-started';

/** What a unit is at from one time to another, in ms. */
export interface Phase {
  readonly kind: PhaseKind;
  readonly from: number;
  readonly to: number;
}

/** Why a unit did not begin. */
export interface Reason {
  readonly from: number;
  readonly to: number;
  /** The unit it waits for. */
  readonly for: string;
  /** The order that makes it wait; null where coreos-cloudinit has not come to its command. */
  readonly origin: Origin | null;
  /** For people: `waits for db.service: After=`. */
  readonly text: string;
}

export interface UnitTimeline {
  readonly unit: string;
  readonly phases: readonly Phase[];
  readonly reasons: readonly Reason[];
}

/** One row a unit, in the order in which something happens to them. */
export function timelineOf(run: Run): readonly UnitTimeline[] {
  const states = grouped(run.states);
  const jobs = grouped(run.jobs);
  const reasons = grouped([...orderReasons(run), ...turnReasons(run)]);
  const names = [...new Set([...states.keys(), ...jobs.keys()])];
  const rows = names.map((unit) => ({
    unit,
    phases: phasesOf(run, unit, states.get(unit) ?? [], jobs.get(unit) ?? []),
    reasons: (reasons.get(unit) ?? []).toSorted((a, b) => a.from - b.from),
  }));
  return rows
    .filter(({ phases }) => phases.length > 0)
    .toSorted(
      (a, b) => firstAction(a) - firstAction(b) || (a.phases[0]?.from ?? 0) - (b.phases[0]?.from ?? 0),
    );
}

function firstAction({ phases }: UnitTimeline): number {
  return (phases.find(({ kind }) => kind !== 'waiting') ?? phases[0])?.from ?? 0;
}

function phasesOf(run: Run, unit: string, states: readonly StateEvent[], jobs: readonly JobEvent[]): Phase[] {
  const phases: Phase[] = [];
  const add = (kind: PhaseKind, from: number, to: number) => {
    const last = phases.at(-1);
    if (to <= from && kind !== 'failed') return;
    if (last?.kind === kind && last.to === from) phases[phases.length - 1] = { ...last, to };
    else phases.push({ kind, from, to });
  };
  const first = states[0]?.t ?? run.end;
  const asked = jobs
    .filter(({ type }) => type === 'start' || type === 'restart')
    .toSorted((a, b) => a.queued - b.queued)[0];
  if (asked) {
    const until = states.length > 0 ? first : (asked.done ?? run.end);
    add('waiting', asked.queued, until);
    if (states.length === 0 && asked.done !== null) add('not-started', asked.done, run.end);
  }
  for (const [i, state] of states.entries()) {
    const to = states[i + 1]?.t ?? run.end;
    const kind = kindOf(state, states[i - 1]);
    if (kind !== 'running') {
      add(kind, state.t, to);
      continue;
    }
    const start = run.containers.find((one) => one.unit === unit && one.t >= state.t && one.t <= to);
    // Of a service that runs no container nothing more is known than that it runs.
    const ready = start ? Math.min(start.readyAt, to) : state.t;
    add('running', state.t, ready);
    add('ready', ready, to);
  }
  return phases;
}

function kindOf({ to, active }: StateEvent, before: StateEvent | undefined): PhaseKind {
  if (to === 'condition' || to === 'start-pre') return 'pre-start';
  if (to === 'running') return 'running';
  if (to === 'auto-restart') return 'restarting';
  if (active === 'failed') return 'failed';
  if (active === 'deactivating') return 'stopping';
  if (active === 'activating') return 'starting';
  if (active === 'active') return 'ready';
  return before?.active === 'activating' && before.to !== 'auto-restart' ? 'done' : 'stopped';
}

function orderReasons(run: Run): (Reason & { unit: string })[] {
  return run.waits.map(({ unit, from, to, for: other, origin }) => ({
    ...{ unit, from, to: to ?? run.end, for: other, origin },
    text: `waits for ${other}: ${describeOrigin(origin)}`,
  }));
}

/** coreos-cloudinit gives one command after the other: what comes later waits for its turn. */
function turnReasons(run: Run): (Reason & { unit: string })[] {
  const commands = run.cloudInit.filter(({ what }) => what === 'command');
  const asked = new Map(run.jobs.map(({ unit, queued }) => [unit, queued]));
  return commands.flatMap((step, i) => {
    if ((asked.get(step.unit) ?? step.from) < step.from) return [];
    return commands.slice(0, i).flatMap((other) => {
      const to = other.to ?? run.end;
      if (to <= other.from || other.unit === step.unit) return [];
      const text = `waits for its turn: coreos-cloudinit waits for "${other.command}" of ${other.unit}`;
      return [{ unit: step.unit, from: other.from, to, for: other.unit, origin: null, text }];
    });
  });
}

/** The directive that makes an order, in words. */
export function describeOrigin(origin: Origin | null): string {
  if (!origin) return 'order';
  if (origin.place) return `${origin.directive}=`;
  return origin.directive === 'DefaultDependencies'
    ? 'a default dependency'
    : `added by ${origin.directive}=`;
}

function grouped<T extends { readonly unit: string }>(events: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const event of events) {
    const group = groups.get(event.unit);
    if (group) group.push(event);
    else groups.set(event.unit, [event]);
  }
  return groups;
}
