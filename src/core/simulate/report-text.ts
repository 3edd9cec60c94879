import type { BootInput } from './boot-input.ts';
import { possibleOutcomes } from './outcomes.ts';
import { recordingOf } from './recording.ts';
import type { Run } from './simulate.ts';

interface Line {
  readonly t: number;
  readonly text: string;
}

/** A run as text: what happened in the order of time, then how each unit is at the end. */
export function reportText(run: Run, input: BootInput, which: 'own' | 'all'): string {
  const recording = recordingOf(run, input, which);
  const shown = new Set(Object.keys(recording.units));
  const width = Math.max(4, ...[...shown].map((name) => name.length));
  const of = (unit: string, text: string) => `${unit.padEnd(width)}  ${text}`;
  const lines: Line[] = [
    ...run.waits.flatMap(({ unit, from, for: other, origin }) =>
      shown.has(unit)
        ? [{ t: from, text: of(unit, `waits for ${other} (${origin?.directive ?? 'order'})`) }]
        : [],
    ),
    ...run.states.flatMap(({ t, unit, from, to }) =>
      shown.has(unit) ? [{ t, text: of(unit, `${from} -> ${to}`) }] : [],
    ),
    ...run.jobs.flatMap(({ unit, type, done, result, failedBy }) => {
      if (!shown.has(unit) || done === null || result === 'done') return [];
      return [
        { t: done, text: of(unit, `${type} job: ${result}${failedBy ? `, because of ${failedBy}` : ''}`) },
      ];
    }),
    ...recording.messages.map(([t, unit, text]) => ({ t, text: unit ? of(unit, text) : text })),
    ...run.commands.map(({ t, command, rc, out }) => ({
      t,
      text: `$ ${command} -> ${rc ?? 'still waits'}${out ? ` ${out}` : ''}`,
    })),
  ];
  const outcomes = possibleOutcomes(input, run);
  return [
    run.finished === null
      ? 'The boot does not finish: jobs are left that wait.'
      : `The boot is finished after ${time(run.finished)}.`,
    '',
    ...lines.toSorted((a, b) => a.t - b.t).map(({ t, text }) => `${time(t).padStart(10)}  ${text}`),
    '',
    ...run.cycleLines,
    ...Object.entries(recording.units).map(
      ([name, { active, sub, result, restarts }]) =>
        `${name.padEnd(width)}  ${active} (${sub})${result && result !== 'success' ? `, ${result}` : ''}${restarts ? `, ${restarts} restarts` : ''}`,
    ),
    ...(outcomes.length > 1
      ? [
          '',
          'systemd chooses by chance; one of these:',
          ...outcomes.map(
            ({ states }) =>
              `  ${Object.entries(states)
                .map(([name, state]) => `${name} ${state}`)
                .join(', ')}`,
          ),
        ]
      : []),
    ...run.notSimulated.map((command) => `not simulated: ${command}`),
    '',
  ].join('\n');
}

function time(ms: number): string {
  return ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
