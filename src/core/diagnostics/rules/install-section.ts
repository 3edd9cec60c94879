import { replaceInValue } from '../../edits/directive-edits.ts';
import type { Unit } from '../../machine/machine.ts';
import { dependencyTargets } from '../../systemd/dependency-targets.ts';
import { isTrue } from '../../systemd/number-values.ts';
import { parseUnitName } from '../../systemd/unit-name.ts';
import { fixBy } from '../fixes.ts';
import { holdsTemplateText } from '../incomplete.ts';
import { unitPlace, valuePlace } from '../places.ts';
import type { Rule } from '../rule.ts';

export const installSection: Rule = {
  code: 'install-section',
  severity: 'warning',
  summary: 'A unit is enabled in a way that does not work.',
  docs: `\`enable: true\` makes the links that [Install] asks for; without one it does nothing. A name in \`WantedBy=\`,
\`RequiredBy=\` or \`Also=\` needs its suffix: with another one enabling fails, and coreos-cloudinit sends none of the
commands behind. A template is enabled as an instance, or needs \`DefaultInstance=\` (systemd.unit(5), [Install]; recorded
on machines with systemd 252).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
            ^^^^^^^^^^^ warning install-section: enable: true does nothing: web.service has no [Install] that names a target.
      enable: true
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 9
    - name: db.service
      enable: true
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 9
        [Install]
        WantedBy=multi-user
                 ^^^^^^^^^^ error install-section: "multi-user" is no unit name, so db.service is not enabled, and the commands behind it are not run.
    - name: job@.service
            ^^^^^^^^^^^^ warning install-section: job@.service is a template: without DefaultInstance= only an instance of it can be enabled.
      enable: true
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 9
        [Install]
        WantedBy=multi-user.target
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      enable: true
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 9
        [Install]
        WantedBy=multi-user.target
    - name: db.service
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 9
`,
  ],
  check(analysis, report) {
    for (const unit of analysis.machine.units) {
      if (unit.sources.some(({ file }) => holdsTemplateText(file.source)) || !parseUnitName(unit.name))
        continue;
      const enabled = isEnabled(unit);
      const directives = unit.sources.flatMap((source) =>
        source.file.directives
          .filter(({ section, key }) => section === 'Install' && INSTALL_LISTS.has(key.value))
          .map((directive) => ({ source, directive })),
      );
      for (const { source, directive } of directives) {
        for (const { value, span } of dependencyTargets(directive)) {
          if (parseUnitName(value) || /[%$]/.test(value) || value.includes(',')) continue;
          const meant = `${value}.target`;
          const end = enabled
            ? `so ${unit.name} is not enabled, and the commands behind it are not run`
            : `so ${unit.name} cannot be enabled`;
          report({
            message: `"${value}" is no unit name, ${end}.`,
            span: valuePlace(analysis, { unit, source }, directive, span),
            unit: unit.position,
            severity: enabled ? 'error' : 'warning',
            fixes: () =>
              parseUnitName(meant)
                ? fixBy(analysis, `Change to ${meant}`, (change) =>
                    change.editSource(source, replaceInValue(directive, span, meant)),
                  )
                : [],
          });
        }
      }
      if (!isEnabled(unit) || !unit.sources.some(({ role }) => role !== 'drop-in')) continue;
      const say = (message: string) =>
        report({ message, span: unitPlace(analysis, unit), unit: unit.position });
      if (!directives.some(({ directive }) => directive.value !== '')) {
        say(`enable: true does nothing: ${unit.name} has no [Install] that names a target.`);
      } else if (parseUnitName(unit.name)?.template && !hasDefaultInstance(unit)) {
        say(`${unit.name} is a template: without DefaultInstance= only an instance of it can be enabled.`);
      }
    }
  },
};

const INSTALL_LISTS: ReadonlySet<string> = new Set(['WantedBy', 'RequiredBy', 'Also', 'Alias', 'UpheldBy']);

function isEnabled({ entry }: Unit): boolean {
  return isTrue(entry?.enable?.text ?? 'no') && !isTrue(entry?.mask?.text ?? 'no');
}

function hasDefaultInstance({ sources }: Unit): boolean {
  return sources.some(({ file }) =>
    file.directives.some(
      ({ section, key, value }) => section === 'Install' && key.value === 'DefaultInstance' && value !== '',
    ),
  );
}
