import type { BootInput } from './boot-input.ts';
import type { Place } from './dependency.ts';
import type { FinalUnit } from './final-units.ts';
import type { Run } from './simulate.ts';
import { CLOUD_INIT_UNIT } from './stock-machine.ts';

export type BootFindingCode =
  | 'boot-deadlock'
  | 'boot-race'
  | 'boot-start-limit'
  | 'boot-timeout'
  | 'boot-ten-minutes'
  | 'boot-never-started'
  | 'boot-order-by-luck'
  | 'boot-stale-link';

/** Something that a boot shows to be wrong, with where on the timeline it shows. */
export interface BootFinding {
  readonly code: BootFindingCode;
  readonly unit: string;
  readonly message: string;
  /** Milliseconds since systemd began. */
  readonly from: number;
  readonly to: number;
  /** Another unit that has to do with it. */
  readonly other: string | null;
  /** Where in a file it comes from, if anywhere. */
  readonly place: Place | null;
}

/** What a run shows to be wrong, in the order of time. */
export function findingsOf(run: Run, input: BootInput): readonly BootFinding[] {
  return [
    ...deadlocks(run),
    ...races(run),
    ...startLimits(run),
    ...timeouts(run),
    ...tenMinutes(run),
    ...neverStarted(run, input),
    ...ordersByLuck(run),
    ...staleLinks(run),
  ].toSorted((a, b) => a.from - b.from);
}

/** coreos-cloudinit waits for a job that waits for coreos-cloudinit (coreos-cloudinit(1): it runs before user-config.target). */
function deadlocks(run: Run): BootFinding[] {
  return run.cloudInit.flatMap((step) => {
    if (step.what !== 'command') return [];
    const killed = run.states.find(
      ({ unit, active }) => unit === CLOUD_INIT_UNIT && active === 'deactivating',
    );
    const to = step.to ?? killed?.t ?? run.end;
    const wait = run.waits.find(
      ({ unit, from, to: end }) => unit === step.unit && from >= step.from && (end ?? run.end) >= to,
    );
    if (!wait || !comesAfterCloudInit(run, wait.for)) return [];
    const message = `${step.unit} waits for ${wait.for}, which waits for coreos-cloudinit, which waits for ${step.unit}. Ten minutes after its start coreos-cloudinit is killed, and the commands behind this one are never given.`;
    return [
      finding('boot-deadlock', step.unit, message, step.from, to, wait.for, wait.origin?.place ?? null),
    ];
  });
}

function comesAfterCloudInit(run: Run, name: string): boolean {
  const seen = new Set([name]);
  for (const one of seen) {
    if (one === CLOUD_INIT_UNIT) return true;
    for (const wait of run.waits) if (wait.unit === one) seen.add(wait.for);
  }
  return false;
}

/** A container that links another one before that runs, or before it answers. */
function races(run: Run): BootFinding[] {
  const unitOf = new Map(run.containers.map(({ container, unit }) => [container, unit]));
  const refused = run.refusals.flatMap(({ t, unit, container, message }) => {
    const provider =
      /(?:could not get container for |Cannot link to a non running container: \/|non running container: )(\S+)/.exec(
        message,
      )?.[1];
    if (!provider) return [];
    const later = run.containers.find((start) => start.container === provider && start.t > t);
    const to = later?.t ?? t;
    const text = `${container} is started before ${provider} runs, so docker refuses it with code 125: "started" means to systemd that docker run was forked.`;
    return [finding('boot-race', unit, text, t, to, unitOf.get(provider) ?? null)];
  });
  const early = run.containers.flatMap(({ t, container, unit, links }) =>
    links.flatMap((provider) => {
      const start = run.containers.findLast((one) => one.container === provider && one.t <= t);
      if (!unit || !start || start.readyAt <= t) return [];
      const text = `${container} runs ${Math.round(start.readyAt - t)} ms before ${provider} answers, which it links: it must try again by itself.`;
      return [finding('boot-race', unit, text, t, start.readyAt, start.unit)];
    }),
  );
  return [...refused, ...early];
}

function startLimits(run: Run): BootFinding[] {
  return run.messages.flatMap(({ t, unit, text }) => {
    if (unit === null || text !== 'Start request repeated too quickly.') return [];
    const first = run.states.find((state) => state.unit === unit);
    const message = `${unit} fails so often that systemd gives it up for good.`;
    return [finding('boot-start-limit', unit, message, first?.t ?? t, t)];
  });
}

function timeouts(run: Run): BootFinding[] {
  return run.messages.flatMap(({ t, unit, text }) => {
    const state = /^(\S+) operation timed out/.exec(text)?.[1];
    if (unit === null || !state || unit === CLOUD_INIT_UNIT) return [];
    const step = run.steps.findLast((one) => one.unit === unit && one.from <= t);
    const message = `${unit} is given up after ${Math.round((t - (step?.from ?? t)) / 1000)} s, while "${step?.command ?? state}" still runs: TimeoutStartSec= is too short for it.`;
    return [finding('boot-timeout', unit, message, step?.from ?? t, t)];
  });
}

/** TimeoutSec=10min of the unit that runs coreos-cloudinit counts for all commands together. */
function tenMinutes(run: Run): BootFinding[] {
  const killed = run.messages.find(
    ({ unit, text }) => unit === CLOUD_INIT_UNIT && /operation timed out/.test(text),
  );
  const [first] = run.cloudInit;
  if (!killed || !first || deadlocks(run).length > 0) return [];
  const last = run.cloudInit.findLast(({ what }) => what === 'command') ?? first;
  const message = `The commands together take more than ten minutes. coreos-cloudinit is killed while it waits for ${last.unit}, and what comes behind is never started.`;
  return [finding('boot-ten-minutes', last.unit, message, first.from, killed.t)];
}

function neverStarted(run: Run, input: BootInput): BootFinding[] {
  const began = new Set(run.states.map(({ unit }) => unit));
  const asked = new Map(run.jobs.map((job) => [job.unit, job]));
  const own = new Set([
    ...input.units.map(({ path }) => path),
    ...(input.config?.units.map(({ name }) => name?.text ?? '') ?? []),
  ]);
  return [...run.units.values()].flatMap((unit) => {
    if (unit.type !== 'service' || !own.has(unit.name) || unit.load !== 'loaded' || began.has(unit.name))
      return [];
    const job = asked.get(unit.name);
    const why = reasonNotStarted(unit, job?.result ?? null, job?.failedBy ?? null);
    if (!job && isTriggered(run, unit)) return [];
    return [
      finding(
        'boot-never-started',
        unit.name,
        why,
        job?.queued ?? 0,
        job?.done ?? run.end,
        job?.failedBy ?? null,
      ),
    ];
  });
}

function reasonNotStarted(unit: FinalUnit, result: string | null, failedBy: string | null): string {
  if (!unit.conditionMet) return `${unit.name} is not started: one of its conditions is not met.`;
  if (result === 'dependency')
    return `${unit.name} is never started: it requires ${failedBy ?? 'another unit'}, whose start failed.`;
  if (result !== null && result !== 'done')
    return `${unit.name} is never started: its job ended as "${result}".`;
  return `Nothing starts ${unit.name} in this boot: no command, and no unit that is started wants it.`;
}

/** A timer, socket or path has it still before it. */
function isTriggered(run: Run, { name }: FinalUnit): boolean {
  const stem = name.replace(/\.service$/, '');
  return ['timer', 'socket', 'path'].some((type) => run.units.get(`${stem}.${type}`)?.active === 'active');
}

/** A link that held only since the document names the two in this order. */
function ordersByLuck(run: Run): BootFinding[] {
  const provided = new Map(run.containers.map((start) => [start.container, start]));
  return run.containers.flatMap(({ t, unit, container, links }) =>
    links.flatMap((link) => {
      const provider = provided.get(link);
      if (!unit || !provider?.unit || provider.unit === unit || provider.t > t) return [];
      if (isOrderedAfter(run, unit, provider.unit)) return [];
      const message = `${container} links ${link}, but no order makes ${unit} start after ${provider.unit}: it works only as long as their commands stand in this order, and not after a reboot.`;
      return [finding('boot-order-by-luck', unit, message, provider.t, t, provider.unit)];
    }),
  );
}

function isOrderedAfter(run: Run, unit: string, other: string): boolean {
  const seen = new Set([unit]);
  for (const one of seen) {
    if (one === other) return true;
    for (const next of run.units.get(one)?.after ?? [])
      if (run.units.get(next)?.stock === false) seen.add(next);
  }
  return false;
}

function staleLinks(run: Run): BootFinding[] {
  const unitOf = (name: string) => run.containers.find(({ container }) => container === name)?.unit ?? null;
  return run.staleLinks.flatMap(({ t, consumer, provider }) => {
    const unit = unitOf(consumer);
    if (!unit) return [];
    const message = `${provider} was started anew while ${consumer} runs on: its link still points to the old address.`;
    return [finding('boot-stale-link', unit, message, t, run.end, unitOf(provider))];
  });
}

function finding(
  code: BootFindingCode,
  unit: string,
  message: string,
  from: number,
  to: number,
  other: string | null = null,
  place: Place | null = null,
): BootFinding {
  return { code, unit, message, from, to, other, place };
}
