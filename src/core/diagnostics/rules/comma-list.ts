import { replaceInValue } from '../../edits/directive-edits.ts';
import { dependencyTargets } from '../../systemd/dependency-targets.ts';
import { parseUnitName } from '../../systemd/unit-name.ts';
import { textFix } from '../fixes.ts';
import { knownDirectives } from '../known-directives.ts';
import type { TextRule } from '../rule.ts';

export const commaList: TextRule = {
  code: 'comma-list',
  severity: 'warning',
  reader: 'systemd',
  summary: 'Commas stand between the units of a list.',
  docs: `Lists of units are divided by blanks. A comma belongs to the name before it, and systemd ignores a name that is
none (systemd.unit(5); systemd 252, \`config_parse_unit_deps\`).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Unit]
        After=docker.service, etcd2.service
              ^^^^^^^^^^^^^^^ warning comma-list: systemd ignores "docker.service," in After=: blanks stand between units, not commas.
        [Service]
        ExecStart=/usr/bin/sleep 9
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Unit]
        After=docker.service etcd2.service
        [Service]
        ExecStart=/usr/bin/sleep 9
`,
  ],
  checkText(text, report) {
    for (const { directive, fact } of knownDirectives(text)) {
      if (!LISTS.has(fact.parser) || !directive.value.includes(',')) continue;
      for (const { value, span } of dependencyTargets(directive)) {
        const units = value.split(',').filter((part) => part !== '');
        if (!value.includes(',') || parseUnitName(value)) continue;
        report({
          message: `systemd ignores "${value}" in ${directive.key.value}=: blanks stand between units, not commas.`,
          span: directive.embedding.toOuter(span),
          fix: textFix('Put blanks between the units', () =>
            replaceInValue(directive, span, units.join(' ')),
          ),
        });
      }
    }
  },
};

const LISTS: ReadonlySet<string> = new Set([
  'unit_deps',
  'service_sockets',
  'install_units',
  'install_alias',
]);
