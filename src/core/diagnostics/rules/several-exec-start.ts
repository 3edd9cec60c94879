import type { ExecDirective } from '../../machine/machine.ts';
import { effectiveDirectives, effectiveValues } from '../../systemd/effective-directives.ts';
import { unitTypeOf } from '../../systemd/unit-name.ts';
import { replacement } from '../../text/text-edit.ts';
import { fixBy } from '../fixes.ts';
import { holdsTemplateText } from '../incomplete.ts';
import { sourcePlace } from '../places.ts';
import type { Rule } from '../rule.ts';

export const severalExecStart: Rule = {
  code: 'several-exec-start',
  severity: 'error',
  summary: 'A service that is not of Type=oneshot has more than one ExecStart=.',
  docs: `Only a service of \`Type=oneshot\` may run several commands one after the other; systemd refuses any other
(systemd.service(5), \`ExecStart=\`). What has to run first belongs in \`ExecStartPre=\`. In a drop-in an empty
\`ExecStart=\` clears those before it.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker pull nginx
        ExecStart=/usr/bin/docker run --rm --name web nginx
        ^^^^^^^^^ error several-exec-start: web.service has 2 commands in ExecStart= and is not of Type=oneshot, so systemd refuses it.
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
        Type=oneshot
        ExecStart=/usr/bin/true
        ExecStart=/usr/bin/true
    - name: db.service
      content: |
        [Service]
        ExecStart=/usr/bin/true
        ExecStart=
        ExecStart=/usr/bin/sleep 9
`,
  ],
  check(analysis, report) {
    for (const unit of analysis.machine.units) {
      if (
        unit.mergedInto !== null ||
        unitTypeOf(unit.name) !== 'service' ||
        !unit.sources.some(({ role }) => role !== 'drop-in')
      )
        continue;
      const written = unit.sources.flatMap(({ execs }) => execs.filter(({ key }) => key === 'ExecStart'));
      if (written.reduce((sum, { commands }) => sum + commands.length, 0) < 2) continue;
      const files = unit.sources.map(({ file }) => file);
      const directives = effectiveDirectives(files, 'Service', 'ExecStart');
      const type = effectiveValues(files, 'Service', 'Type').at(-1) ?? 'simple';
      const placed = unit.sources.flatMap((source) =>
        source.execs
          .filter((exec) => directives.includes(exec.directive) && commandCount(exec) > 0)
          .map((exec) => ({ source, exec })),
      );
      const count = placed.reduce((sum, { exec }) => sum + commandCount(exec), 0);
      const last = placed.at(-1);
      if (!last || count < 2 || type === 'oneshot') continue;
      if (unit.sources.some(({ file }) => holdsTemplateText(file.source))) continue;
      report({
        message: `${unit.name} has ${count} commands in ExecStart= and is not of Type=oneshot, so systemd refuses it.`,
        span: sourcePlace(analysis, { unit, source: last.source }, last.exec.directive.key.span),
        unit: unit.position,
        related: placed.slice(0, -1).map(({ source, exec }) => ({
          message: 'Another one stands here.',
          span: sourcePlace(analysis, { unit, source }, exec.directive.key.span),
        })),
        fixes: () =>
          last.exec.commands.length > 1
            ? []
            : fixBy(analysis, 'Run the others before it, as ExecStartPre=', (change) => {
                for (const { source, exec } of placed.slice(0, -1)) {
                  change.editSource(source, replacement(exec.directive.key.span, 'ExecStartPre'));
                }
              }),
      });
    }
  },
};

/** A command whose first word has a quote that is not closed is the last of its line, and ignored: `exec-syntax`. */
function commandCount({ commands, problems }: ExecDirective): number {
  const isLost =
    problems.some(({ code }) => code === 'unbalanced-quotes') && (commands.at(-1)?.words.length ?? 0) < 2;
  return commands.length - (isLost ? 1 : 0);
}
