import type { Analysis } from '../../analysis.ts';
import { rename } from '../../edits/intents/rename.ts';
import type { Unit } from '../../machine/machine.ts';
import { type DirectiveFact, directivesOf } from '../../systemd/directives.ts';
import { NAMED_AFTER_PATH, nameOfPath } from '../../systemd/path-names.ts';
import { unknownSpecifiers } from '../../systemd/specifier-problems.ts';
import type { UnitType } from '../../systemd/unit-name.ts';
import { valueProblems } from '../../systemd/value-checks.ts';
import type { Fix } from '../diagnostic.ts';
import { fixOf } from '../fixes.ts';
import { unitPlace } from '../places.ts';
import type { Rule } from '../rule.ts';
import { wholeUnits } from '../whole-units.ts';

export const incompleteUnit: Rule = {
  code: 'incomplete-unit',
  severity: 'error',
  summary: 'A timer, path, socket or mount that does not say when, where or what.',
  docs: `systemd refuses a timer without a time, a path unit without a path, a socket without an address and a mount without
\`What=\` (systemd.timer(5), systemd.path(5), systemd.socket(5), systemd.mount(5)). A mount or automount is called like its
\`Where=\`, a swap like its \`What=\`, written as \`systemd-escape --path\` prints it; systemd refuses any other name.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: job.timer
            ^^^^^^^^^ error incomplete-unit: job.timer has no time such as OnCalendar=, so systemd refuses it.
      content: |
        [Timer]
        Persistent=yes
    - name: job.service
      content: |
        [Service]
        ExecStart=/usr/bin/true
    - name: data.mount
      content: |
        [Mount]
        What=/dev/xvdb
        Where=/var/lib/docker
        ^^^^^ error incomplete-unit: systemd refuses data.mount: a mount of /var/lib/docker is called var-lib-docker.mount.
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: job.timer
      content: |
        [Timer]
        OnCalendar=daily
    - name: job.service
      content: |
        [Service]
        ExecStart=/usr/bin/true
    - name: var-lib-docker.mount
      content: |
        [Mount]
        What=/dev/xvdb
        Where=/var/lib/docker/
`,
  ],
  check(analysis, report) {
    const { systemd } = analysis.target;
    const taken = new Set(analysis.machine.units.map((unit) => unit.name));
    for (const [type, section, parser, what] of REQUIRED) {
      const keys = directivesOf(section).filter(
        (fact) => fact.parser === parser || fact.key === parser || CLOCK_CHANGES.has(fact.key),
      );
      for (const { unit, values } of wholeUnits(analysis, type)) {
        const isTaken = (fact: DirectiveFact) => (value: string) =>
          valueProblems(fact, value, { unitName: unit.name, systemd }).length === 0 &&
          unknownSpecifiers(fact, value, systemd).length === 0;
        if (keys.some((fact) => values(section, fact.key).some(isTaken(fact)))) continue;
        report({
          message: `${unit.name} has no ${what}, so systemd refuses it.`,
          span: unitPlace(analysis, unit),
          unit: unit.position,
        });
      }
    }
    for (const type of ['mount', 'automount', 'swap'] as const) {
      const { section, key } = NAMED_AFTER_PATH[type];
      for (const { unit, place, value } of wholeUnits(analysis, type)) {
        const named = nameOfPath(unit, value(section, key) ?? '');
        if (!named) continue;
        const { path, name } = named;
        const why =
          name !== unit.name
            ? `${ARTICLES[type] ?? `a ${type}`} of ${path} is called ${name}`
            : type === 'mount' && OF_THE_KERNEL.test(path)
              ? `it mounts ${path} itself`
              : null;
        if (!why) continue;
        report({
          message: `systemd refuses ${unit.name}: ${why}.`,
          span: place(section, key),
          unit: unit.position,
          fixes: () => (name === unit.name || taken.has(name) ? [] : renaming(analysis, unit, name)),
        });
      }
    }
  },
};

/** systemd 252: `timer_verify`, `path_verify`, `socket_verify`, `mount_verify`. The key, or the parser of several. */
const REQUIRED: readonly (readonly [UnitType, string, string, string])[] = [
  ['timer', 'Timer', 'timer', 'time such as OnCalendar='],
  ['path', 'Path', 'path_spec', 'path such as PathExists='],
  ['socket', 'Socket', 'socket_listen', 'address such as ListenStream='],
  ['mount', 'Mount', 'What', 'What='],
];

/** Times of a timer, too: `OnClockChange=yes`. */
const CLOCK_CHANGES: ReadonlySet<string> = new Set(['OnClockChange', 'OnTimezoneChange']);

/** systemd 252, `mount_point_is_api`. */
const OF_THE_KERNEL = /^\/(?:proc|sys|dev|run)(?:\/(?:shm|pts|fs\/cgroup(?:\/.*)?))?\/*$/;

const ARTICLES: Readonly<Record<string, string>> = { automount: 'an automount' };

function renaming(analysis: Analysis, unit: Unit, to: string): readonly Fix[] {
  return fixOf(
    `Rename the unit to ${to}`,
    () => rename(analysis, { do: 'rename', unit: unit.index ?? unit.name, to }).change,
  );
}
