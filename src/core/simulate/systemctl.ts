import { parseUnitName, unitTypeOf } from '../systemd/unit-name.ts';
import { enableUnit } from './install.ts';
import type { JobMode, JobResult, RequestedJob } from './job.ts';
import type { UnitLoader } from './load.ts';
import type { Manager } from './manager.ts';
import { Gate, type Pause, type Running } from './process.ts';
import type { Program, ProgramCall } from './program.ts';
import { RefusedJob } from './refused-job.ts';
import type { Unit } from './unit.ts';

/** The verbs that queue a job (systemctl(1)). */
const JOBS: Readonly<Record<string, RequestedJob>> = {
  ...{ start: 'start', stop: 'stop', restart: 'restart', reload: 'reload', isolate: 'start' },
  ...{ 'try-restart': 'try-restart', condrestart: 'try-restart', 'reload-or-restart': 'restart' },
  ...{ 'try-reload-or-restart': 'try-restart', 'force-reload': 'restart' },
};

/** Milliseconds that a call over D-Bus takes. */
const CALL = 5;

/** What a command does that is carried out, and what became of it: for `--at`, and for `ExecStart=/usr/bin/systemctl …`. */
export function systemctlProgram(manager: () => Manager): Program {
  return function* (call): Running {
    const flags = call.words.slice(1).filter((word) => word.startsWith('-'));
    const [verb = '', ...names] = call.words.slice(1).filter((word) => !word.startsWith('-'));
    const { units } = manager();
    yield CALL;
    // The call wakes process 1 up.
    manager().timers.wake();
    if (verb in JOBS) return { code: yield* queueJobs(manager(), call, verb, names, flags) };
    const unitsOf = () => names.map((name) => ({ name, unit: units.get(fullName(name)) }));
    switch (verb) {
      case 'daemon-reload':
      case 'daemon-reexec':
        units.reload();
        return { code: 0 };
      case 'enable':
      case 'reenable':
        return { code: enable(manager(), call, names, flags) };
      case 'mask':
        for (const name of names) units.tree.link('etc', fullName(name), '/dev/null');
        units.reload();
        return { code: 0 };
      case 'unmask':
        for (const name of names) {
          const entry = units.tree.get('etc', fullName(name));
          if (entry && 'link' in entry && entry.link === '/dev/null')
            units.tree.remove('etc', fullName(name));
        }
        units.reload();
        return { code: 0 };
      case 'kill': {
        const signal =
          flags.map((flag) => /^(?:--signal=|-s)(?:SIG)?(\w+)$/.exec(flag)?.[1]).find(Boolean) ?? 'TERM';
        for (const { unit } of unitsOf()) if (unit && 'group' in unit.life) killGroup(unit, signal);
        return { code: 0 };
      }
      case 'reset-failed':
        for (const unit of names.length > 0 ? unitsOf().map((one) => one.unit) : units.all())
          unit?.life.resetFailed();
        return { code: 0 };
      case 'is-active':
      case 'is-failed': {
        const wanted = verb === 'is-active' ? 'active' : 'failed';
        const states = unitsOf().map(({ unit }) => unit?.active() ?? 'inactive');
        for (const state of states) call.print(`${state}\n`);
        return { code: states.includes(wanted) ? 0 : verb === 'is-active' ? 3 : 1 };
      }
      default:
        call.host.notSimulated(call.words.join(' '));
        return { code: 0 };
    }
  };
}

/** Each unit is a transaction of its own; then it waits for all of them. */
function* queueJobs(
  manager: Manager,
  call: ProgramCall,
  verb: string,
  names: readonly string[],
  flags: readonly string[],
): Generator<Pause, number, void> {
  let code = 0;
  const waits: { name: string; gate: Gate; result: JobResult | null }[] = [];
  const mode = modeOf(verb, flags);
  for (const [i, name] of names.map(fullName).entries()) {
    if (i > 0) yield CALL;
    const refused = refusalOf(manager.units, verb, name);
    const wait = { name, gate: new Gate(), result: null as JobResult | null };
    try {
      const unit = manager.units.get(name);
      if (refused) throw refused;
      if (!unit) throw new RefusedJob('no-such-unit', `Invalid unit name "${name}".`);
      const job = manager.request({
        type: JOBS[verb] as RequestedJob,
        unit,
        mode,
        cause: `systemctl ${verb} ${name}`,
        onDone: (result) => {
          wait.result = result;
          wait.gate.open();
        },
      });
      if (job && !flags.includes('--no-block')) waits.push(wait);
    } catch (problem) {
      if (!(problem instanceof RefusedJob)) throw problem;
      call.print(`Failed to ${verb === 'isolate' ? 'start' : verb} ${name}: ${problem.message}\n`);
      code = EXIT[problem.code] ?? 1;
    }
  }
  for (const wait of waits) {
    if (!wait.gate.isOpen) yield wait.gate;
    if (wait.result === 'done' || wait.result === 'skipped') continue;
    code = 1;
    call.print(`${jobMessage(wait.name, wait.result)}\n`);
  }
  return code;
}

/** `translate_bus_error_to_exit_status` of systemctl. */
const EXIT: Readonly<Partial<Record<RefusedJob['code'], number>>> = {
  ...{
    'no-such-unit': 5,
    'no-isolation': 4,
    'refuses-manual': 4,
    destructive: 4,
    'not-applicable': 3,
    'load-failed': 6,
  },
};

function modeOf(verb: string, flags: readonly string[]): JobMode {
  const named = flags.find((flag) => flag.startsWith('--job-mode='))?.slice('--job-mode='.length);
  return verb === 'isolate' ? 'isolate' : ((named as JobMode | undefined) ?? 'replace');
}

/** RefuseManualStart= and RefuseManualStop= (systemd.unit(5)). */
export function refusalOf(units: UnitLoader, verb: string, name: string): RefusedJob | null {
  const settings = units.get(name)?.settings;
  const stop = verb === 'stop' || verb === 'restart' || verb === 'try-restart';
  const start = verb === 'start' || verb === 'restart' || verb === 'isolate';
  const key = stop && settings?.yes('Unit', 'RefuseManualStop', false) ? 'stop' : null;
  const other = start && settings?.yes('Unit', 'RefuseManualStart', false) ? 'start' : null;
  if (!key && !other) return null;
  return new RefusedJob(
    'refuses-manual',
    `Operation refused, unit ${name} may be requested by dependency only (it is configured to refuse manual start/stop).`,
  );
}

function jobMessage(name: string, result: JobResult | null): string {
  const what = unitTypeOf(name) === 'service' ? 'the control process exited with error code' : 'it failed';
  if (result === 'dependency')
    return `A dependency job for ${name} failed. See 'journalctl -xe' for details.`;
  if (result === 'canceled') return `Job for ${name} canceled.`;
  if (result === 'timeout') return `Job for ${name} timed out.`;
  if (result === 'assert') return `Assertion failed on job for ${name}.`;
  return `Job for ${name} failed because ${what}.`;
}

function enable(
  manager: Manager,
  call: ProgramCall,
  names: readonly string[],
  flags: readonly string[],
): number {
  const { units } = manager;
  let code = 0;
  for (const name of names.map(fullName)) {
    const refusal = enableUnit(units.tree, name, flags.includes('--runtime') ? 'run' : 'etc');
    if (!refusal) continue;
    call.print(`Failed to enable unit: ${refusal}\n`);
    code = 1;
  }
  if (!flags.includes('--no-reload')) units.reload();
  return code;
}

function killGroup(unit: Unit, signal: string): void {
  const { life } = unit;
  if ('group' in life) (life.group as { signal(name: string): void }).signal(signal);
}

/** A name without a suffix is a service (systemctl(1)). */
export function fullName(name: string): string {
  return parseUnitName(name) || unitTypeOf(name) !== '' ? name : `${name}.service`;
}
