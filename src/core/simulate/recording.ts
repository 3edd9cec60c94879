import type { BootInput } from './boot-input.ts';
import type { FinalUnit } from './final-units.ts';
import type { Run } from './simulate.ts';
import { CLOUD_INIT_UNIT } from './stock-machine.ts';

/** A run in the form of the recorded boots of the real systemd. Times in ms. */
export interface Recording {
  readonly bootMs: number | null;
  readonly order: readonly string[];
  readonly units: Readonly<Record<string, RecordedUnit>>;
  readonly cycles: readonly string[];
  readonly messages: readonly (readonly [number, string | null, string])[];
  readonly docker: readonly (readonly (number | string)[])[];
  readonly commands: readonly {
    readonly t: number;
    readonly command: string;
    readonly rc: number | null;
    readonly out: string;
  }[];
}

export interface RecordedUnit {
  readonly load: string;
  readonly active: string;
  readonly sub: string;
  readonly result: string | null;
  readonly restarts: number | null;
  readonly exit: number | null;
  readonly states: readonly (readonly [number, string])[];
  readonly jobs: readonly (readonly [number, string, string])[];
}

/** @param which `all` also shows the machine's own units. */
export function recordingOf(run: Run, input: BootInput, which: 'own' | 'all'): Recording {
  const own = new Set([
    ...input.units.map(({ path }) => path),
    ...(input.config?.units.map(({ name }) => name?.text ?? '') ?? []),
  ]);
  const touched = new Set([...run.states.map(({ unit }) => unit), ...run.jobs.map(({ unit }) => unit)]);
  const shown = (unit: FinalUnit) =>
    which === 'all' ||
    unit.names.some((name) => own.has(name)) ||
    unit.name === input.target ||
    unit.name.startsWith('docker.') ||
    unit.name === CLOUD_INIT_UNIT ||
    (!unit.stock && touched.has(unit.name) && !HIDDEN.test(unit.name));
  const units = [...run.units.values()].filter(shown).sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = new Set(units.map(({ name }) => name));
  const ordered = new Set<string>();
  for (const { unit, from } of run.states) {
    if (STARTS.has(from) && names.has(unit) && !UNORDERED.test(unit)) ordered.add(unit);
  }
  return {
    bootMs: run.finished === null ? null : round(run.finished),
    order: [...ordered],
    units: Object.fromEntries(units.map((unit) => [unit.name, recordUnit(run, unit)])),
    cycles: run.cycleLines,
    messages: run.messages
      .filter(
        ({ unit, text }) => (unit === null || names.has(unit) || own.has(unit)) && !UNRECORDED.test(text),
      )
      .map(({ t, unit, text }) => [round(t), unit, text]),
    docker: run.docker.map(({ t, verb, name, event, code }) => [
      round(t),
      verb,
      name,
      event,
      ...(code === null ? [] : [code]),
    ]),
    commands: run.commands.map(({ t, command, rc, out }) => ({ t: Math.round(t), command, rc, out })),
  };
}

const STARTS: ReadonlySet<string> = new Set(['dead', 'failed', 'condition']);
/** Lines that the rig does not look for. */
const UNRECORDED =
  /^(?:Service reached|Reload operation|Stopping timed|Processes still|Socket service|Bound to|Job |\S+-\S+ operation timed|condition operation|Triggering OnSuccess|Condition check|.*was skipped because)/;
/** What the rig leaves out, of the units that nobody gave it and of the order. */
const HIDDEN = /\.(?:mount|slice|scope|device|target|automount)$/;
const UNORDERED = /\.(?:mount|slice|scope|device|target)$/;

function recordUnit(run: Run, unit: FinalUnit): RecordedUnit {
  return {
    ...{ load: unit.load, active: unit.active, sub: unit.sub, result: unit.result },
    ...{ restarts: unit.restarts, exit: unit.exit },
    states: run.states.flatMap(({ t, unit: name, to }) =>
      name === unit.name ? [[round(t), to] as const] : [],
    ),
    jobs: run.jobs.flatMap(({ unit: name, type, done, result }) =>
      name === unit.name && done !== null ? [[round(done), type, result ?? ''] as const] : [],
    ),
  };
}

function round(time: number): number {
  return Math.round(time * 10) / 10;
}
