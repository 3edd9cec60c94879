import { type BootInput, bootOfUnits, REAL_MACHINE } from './boot-input.ts';
import { type Run, simulate } from './simulate.ts';

/**
 * Unit files written in short: each begins with `# NAME` on a line of its own. The machine is the stand-in's unless
 * `changes` say otherwise; all services are wanted.
 */
export function bootInput(text: string, changes: Partial<BootInput> = {}): BootInput {
  const parts = text.split(/^\s*# (\S+)\n/m).slice(1);
  const units = parts.flatMap((path, i) => (i % 2 === 0 ? [{ path, text: dedent(parts[i + 1] ?? '') }] : []));
  return bootOfUnits(units, { settle: 2000, max: 60_000, ...changes });
}

export function boot(text: string, changes: Partial<BootInput> = {}): Run {
  return simulate(bootInput(text, changes));
}

/** On a machine with docker's own engine: images are pulled, ports are taken, docker.service is started. */
export function bootWithEngine(text: string, changes: Partial<BootInput> = {}): Run {
  return boot(text, { machine: REAL_MACHINE, settle: 20_000, max: 600_000, ...changes });
}

/** `a.service active running`, a line a unit of the input, by name. */
export function finalStates(run: Run): string[] {
  return [...run.units.values()]
    .filter(({ stock }) => !stock)
    .map(({ name, active, sub, result }) =>
      [name, active, sub, ...(result && result !== 'success' ? [result] : [])].join(' '),
    )
    .toSorted();
}

/** The services in the order of their first start. */
export function startOrder(run: Run): string[] {
  const names = run.states.filter(
    ({ from, unit }) => from === 'dead' && run.units.get(unit)?.stock === false,
  );
  return [...new Set(names.map(({ unit }) => unit))].filter((name) => !name.endsWith('.target'));
}

function dedent(text: string): string {
  return text.replace(/^[ \t]+/gm, '');
}
