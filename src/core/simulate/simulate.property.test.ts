import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bootOfUnits, type InputUnit } from './boot-input.ts';
import { type Run, simulate } from './simulate.ts';

type Kind =
  | 'Requires'
  | 'Wants'
  | 'BindsTo'
  | 'Requisite'
  | 'PartOf'
  | 'Upholds'
  | 'Conflicts'
  | 'OnFailure'
  | '';
type Order = 'After' | 'Before' | '';

interface Edge {
  readonly to: number;
  readonly kind: Kind;
  readonly order: Order;
}

interface Service {
  readonly edges: readonly Edge[];
  readonly body: string;
}

const BODIES = [
  'ExecStart=/bin/sleep 30',
  'ExecStartPre=/bin/sleep 1\nExecStart=/bin/sleep 30',
  'Type=oneshot\nExecStart=/bin/sleep 1',
  'Type=oneshot\nRemainAfterExit=yes\nExecStart=/bin/sleep 2',
  'Type=oneshot\nExecStart=/bin/sh -c "sleep 1; exit 1"',
  'ExecStartPre=/bin/false\nExecStart=/bin/sleep 30',
  'Restart=always\nRestartSec=1s\nExecStart=/bin/sh -c "sleep 1; exit 3"',
  'Restart=on-failure\nExecStart=/bin/false',
  'Type=notify\nTimeoutStartSec=2s\nExecStart=/usr/bin/etcd2',
  'Type=forking\nExecStart=/bin/sh -c "sleep 20 & exit 0"',
];

/** Units made up at random. `shape` says whether their order may have cycles. */
function services(shape: 'any' | 'acyclic', kinds: readonly Kind[], orders: readonly Order[]) {
  return fc.integer({ min: 1, max: 9 }).chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, i) =>
        fc.record<Service>({
          body: fc.constantFrom(...BODIES),
          edges: fc.array(
            fc.record<Edge>({
              to: shape === 'acyclic' ? fc.nat({ max: Math.max(i - 1, 0) }) : fc.nat({ max: count - 1 }),
              kind: fc.constantFrom(...kinds),
              order: fc.constantFrom(...orders),
            }),
            { maxLength: shape === 'acyclic' && i === 0 ? 0 : 3 },
          ),
        }),
      ),
    ),
  );
}

const ALL: readonly Kind[] = [
  ...([
    'Requires',
    'Wants',
    'BindsTo',
    'Requisite',
    'PartOf',
    'Upholds',
    'Conflicts',
    'OnFailure',
    '',
  ] as const),
];
const anything = services('any', ALL, ['After', 'Before', '']);
const ordered = services('acyclic', ['Requires', 'Wants', 'BindsTo', ''], ['After']);

function nameOf(i: number): string {
  return `u${i}.service`;
}

function unitsOf(list: readonly Service[]): InputUnit[] {
  return list.map(({ edges, body }, i) => {
    const lines = edges.flatMap(({ to, kind, order }) => [
      ...(kind ? [`${kind}=${nameOf(to)}`] : []),
      ...(order ? [`${order}=${nameOf(to)}`] : []),
    ]);
    return { path: nameOf(i), text: `[Unit]\n${lines.join('\n')}\n[Service]\n${body}\n` };
  });
}

function bootOf(list: readonly Service[]): Run {
  return simulate(bootOfUnits(unitsOf(list), { settle: 3000, max: 120_000 }));
}

describe('boots of units made up at random', () => {
  test('end, and the same input gives the same run', () => {
    fc.assert(
      fc.property(anything, (list) => {
        const run = bootOf(list);
        expect(run.end).toBeLessThanOrEqual(121_000);
        expect(bootOf(list)).toEqual(run);
      }),
      { numRuns: 80 },
    );
  });

  test('respect every order: no start job runs while that of a unit it comes after is there', () => {
    fc.assert(
      fc.property(ordered, (list) => {
        const run = bootOf(list);
        list.forEach(({ edges }, i) => {
          for (const { to } of edges) {
            const mine = firstBegin(run, nameOf(i));
            const theirs = firstStartJob(run, nameOf(to));
            if (mine !== null && theirs !== null)
              expect(mine).toBeGreaterThanOrEqual(theirs.done ?? Infinity);
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  test('never start a unit whose required predecessor failed in the same transaction', () => {
    fc.assert(
      fc.property(ordered, (list) => {
        const run = bootOf(list);
        list.forEach(({ edges }, i) => {
          for (const { to, kind } of edges) {
            if (kind !== 'Requires' && kind !== 'BindsTo') continue;
            const theirs = firstStartJob(run, nameOf(to));
            if (theirs?.result === 'done' || !theirs) continue;
            expect(firstStartJob(run, nameOf(i))?.result).not.toBe('done');
            expect(run.states.some(({ unit, t }) => unit === nameOf(i) && t <= (theirs.done ?? 0))).toBe(
              false,
            );
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  test('leave no job behind once they have finished, and no unit in two minds', () => {
    fc.assert(
      fc.property(anything, (list) => {
        const run = bootOf(list);
        // Units that restart for ever may keep those that require them from ever being up.
        const restless = list.some(({ body }) => body.includes('Restart=always'));
        const open = restless
          ? []
          : run.jobs.filter(({ done, queued }) => done === null && queued < run.end - 60_000);
        expect(open.map(({ unit, type }) => `${unit}/${type}`)).toEqual([]);
        for (const { load, active, sub } of run.units.values()) {
          if (sub === 'running') expect(active).toBe('active');
          if (load !== 'loaded') expect(active).toBe('inactive');
        }
      }),
      { numRuns: 80 },
    );
  });
});

function firstBegin(run: Run, name: string): number | null {
  return run.states.find(({ unit }) => unit === name)?.t ?? null;
}

/** The start job of the boot itself. */
function firstStartJob(run: Run, name: string) {
  return (
    run.jobs.find(({ unit, type, queued }) => unit === name && type === 'start' && queued < 1000) ?? null
  );
}
