import type { Field, UnitEntry } from '../../cloud-config/document.ts';
import { replaceInValue } from '../../edits/directive-edits.ts';
import { dependencyMentions } from '../../machine/dependency-mentions.ts';
import { parseUnitName, unitTypeOf } from '../../systemd/unit-name.ts';
import { isRefusal } from '../../text/embedding.ts';
import type { Fix } from '../diagnostic.ts';
import { fixBy } from '../fixes.ts';
import { valuePlace } from '../places.ts';
import type { Finding, Rule } from '../rule.ts';

export const badUnitName: Rule = {
  code: 'bad-unit-name',
  severity: 'error',
  summary: 'A unit has no name, or one that systemd refuses.',
  docs: `A unit name is letters, digits and \`: _ . \\ @ -\`, ends in the suffix of its type (\`.service\`, \`.timer\` …) and
is at most 255 characters long; \`foo@.service\` is a template and starts only as an instance, \`foo@1.service\`
(systemd.unit(5)). coreos-cloudinit passes over an entry without a name, writes any other as it is, and sends no further
command once systemd has refused one. A dependency on a name that is none is ignored.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web
            ^^^ error bad-unit-name: "web" has no suffix that systemd knows, such as .service, so it loads no unit from it.
      content: |
        [Unit]
        After=docker
              ^^^^^^ warning bad-unit-name: systemd ignores After=docker: that is no unit name.
        [Service]
        ExecStart=/usr/bin/sleep 9
    - name: db@.service
            ^^^^^^^^^^^ error bad-unit-name: db@.service is a template: only an instance of it, such as db@1.service, can be started.
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 9
    - command: start
      ^^^^^^^^^^^^^^ warning bad-unit-name: This entry has no name, so the machine passes over it.
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web@1.service
      command: start
      content: |
        [Unit]
        After=docker.service
        [Service]
        ExecStart=/usr/bin/sleep 9
    - name: 00-eth0.network
      content: |
        [Match]
        Name=eth0
`,
  ],
  check(analysis, report) {
    const fine = new Set<string>();
    for (const unit of analysis.machine.units) {
      const { entry, position } = unit;
      const finding = entry && judgeEntry(entry);
      if (finding)
        report({
          ...finding,
          span: entry.name?.node?.span ?? entry.map?.span ?? entry.item.span,
          unit: position,
        });
      for (const { source, directive, span, kind, target } of dependencyMentions(unit)) {
        if (fine.has(target)) continue;
        if (parseUnitName(target) || /%[%a-zA-Z0-9]|[$,]/.test(target)) {
          fine.add(target);
          continue;
        }
        const meant = `${target}.service`;
        report({
          message: `systemd ignores ${kind}=${target}: that is no unit name.`,
          span: valuePlace(analysis, { unit, source }, directive, span),
          unit: position,
          severity: 'warning',
          fixes: () =>
            parseUnitName(meant)
              ? fixBy(analysis, `Change to ${meant}`, (change) =>
                  change.editSource(source, replaceInValue(directive, span, meant)),
                )
              : [],
        });
      }
    }
  },
};

/** Files of systemd-networkd, which coreos-cloudinit puts into its own folder. */
const OF_NETWORKD = /\.(?:network|netdev|link)$/;

function judgeEntry(entry: UnitEntry): Pick<Finding, 'message' | 'severity' | 'fixes'> | null {
  const name = entry.name?.text?.trim() ?? '';
  if (name === '') {
    if (entry.fields.some(({ key }) => key === '<<')) return null;
    return entry.map || entry.item.node === null
      ? { message: 'This entry has no name, so the machine passes over it.', severity: 'warning' }
      : null;
  }
  if (OF_NETWORKD.test(name) || name.includes('$')) return null;
  const parsed = parseUnitName(name);
  if (!parsed) {
    const why =
      unitTypeOf(name) === ''
        ? 'has no suffix that systemd knows, such as .service'
        : 'is no name that systemd takes';
    return {
      message: `"${name}" ${why}, so it loads no unit from it.`,
      fixes: () => suffixFix(entry.name, name),
    };
  }
  if (parsed.template && entry.command?.text) {
    const instance = `${parsed.prefix}@1.${parsed.type}`;
    return { message: `${name} is a template: only an instance of it, such as ${instance}, can be started.` };
  }
  return null;
}

function suffixFix(field: Field | null, name: string): readonly Fix[] {
  const meant = `${name}.service`;
  if (field?.node?.kind !== 'scalar' || name.includes('.') || !parseUnitName(meant)) return [];
  const edit = field.node.embedding.replace({ start: 0, end: field.node.text.length }, meant);
  return isRefusal(edit) ? [] : [{ title: `Change to ${meant}`, edits: [edit] }];
}
