import type { Analysis } from '../../analysis.ts';
import type { Field, UnitEntry } from '../../cloud-config/document.ts';
import type { Unit } from '../../machine/machine.ts';
import { addTo } from '../multimap.ts';
import { unitPlace } from '../places.ts';
import type { Rule } from '../rule.ts';

export const duplicateUnitName: Rule = {
  code: 'duplicate-unit-name',
  severity: 'warning',
  summary: 'Two entries of one name hold the same file.',
  docs: `All unit files are written before any unit starts, in the order of the list, so a later entry's \`content\`
replaces that of an earlier one of the same name, and a drop-in one of the same file name. All else adds up: each entry's
command is run, and each \`enable\` and \`mask\` applies. A second entry without \`content\` is fine: it runs a command, or
adds drop-ins (coreos-cloudinit, \`processUnits\`). What is \`runtime\` goes to /run, and systemd prefers the file of that
name in /etc (systemd.unit(5)).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 1
    - name: web.service
            ^^^^^^^^^^^ warning duplicate-unit-name: This web.service replaces the one before it: both have content, and the last one wins.
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 2
`,
    `
#cloud-config
coreos:
  units:
    - name: web.service
      command: start
      drop_ins:
        - name: 10-user.conf
          content: |
            [Service]
            User=core
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 1
    - name: web.service
      drop_ins:
        - name: 10-user.conf
                ^^^^^^^^^^^^ warning duplicate-unit-name: This drop-in replaces the one before it: both are 10-user.conf of web.service, and the last one wins.
          content: |
            [Service]
            User=root
    - name: web.service
            ^^^^^^^^^^^ warning duplicate-unit-name: This web.service is not read: it goes to /run, and systemd prefers the other one, in /etc.
      runtime: true
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 2
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 1
    - name: web.service
      command: restart
`,
  ],
  check(analysis, report) {
    for (const [name, units] of entriesByName(analysis)) {
      const files = units.flatMap(({ unit, entry }) => filesOf(unit, entry, isOn(entry.runtime)));
      for (const file of new Set(files.map(({ fileName }) => fileName))) {
        const same = files.filter(({ fileName }) => fileName === file);
        for (const [i, one] of same.entries()) {
          const before = same[i - 1];
          if (!before) continue;
          const isRoot = before.runtime === one.runtime;
          // The later one is read in every case but this: a file in /run behind one in /etc.
          const [unread, read] = isRoot || before.runtime ? [before, one] : [one, before];
          const what = file === '' ? `This ${name}` : 'This drop-in';
          const both = file === '' ? 'both have content' : `both are ${file} of ${name}`;
          report({
            message: isRoot
              ? `${what} replaces the one before it: ${both}, and the last one wins.`
              : `${what} is not read: it goes to /run, and systemd prefers the other one, in /etc.`,
            span: (isRoot ? one : unread).field?.node?.span ?? unitPlace(analysis, one.unit),
            unit: (isRoot ? one : unread).unit.position,
            related: [
              {
                message: isRoot ? 'The one that is replaced.' : 'The one that is read.',
                span: (isRoot ? before : read).field?.node?.span ?? unitPlace(analysis, before.unit),
              },
            ],
          });
        }
      }
    }
  },
};

interface Entry {
  readonly unit: Unit;
  readonly entry: UnitEntry;
}

/** A file that an entry has coreos-cloudinit write: the unit's own (an empty name), or a drop-in. */
interface WrittenFile {
  readonly fileName: string;
  readonly runtime: boolean;
  readonly unit: Unit;
  /** What names it. */
  readonly field: Field | null;
}

function filesOf(unit: Unit, entry: UnitEntry, runtime: boolean): WrittenFile[] {
  const isWritten = (content: Field | null) => Boolean(content?.text?.trim());
  const own = isWritten(entry.content) ? [{ fileName: '', runtime, unit, field: entry.name }] : [];
  const dropIns = entry.dropIns.flatMap(({ name, content }) =>
    name?.text && isWritten(content) ? [{ fileName: name.text, runtime, unit, field: name }] : [],
  );
  return [...own, ...dropIns];
}

function entriesByName({ machine }: Analysis): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const unit of machine.units) {
    if (unit.entry && unit.name !== '') addTo(found, unit.name, { unit, entry: unit.entry });
  }
  return found;
}

function isOn(field: Field | null): boolean {
  return /^(?:true|yes|on|y)$/i.test(field?.text ?? '');
}
