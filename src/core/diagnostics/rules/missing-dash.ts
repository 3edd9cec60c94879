import { replaceInValue } from '../../edits/directive-edits.ts';
import { fixBy } from '../fixes.ts';
import { valuePlace } from '../places.ts';
import type { Rule } from '../rule.ts';
import { dockerLines, type PlacedDockerCommand, writtenUnits } from '../services.ts';

export const missingDash: Rule = {
  code: 'missing-dash',
  severity: 'warning',
  summary: 'A clean-up before the start fails where there is nothing to clean up.',
  docs: `\`docker rm\`, \`docker kill\` and \`docker stop\` end with status 1 when there is no such container, as at the first
boot; \`docker rm -f\` does so before docker 20.10. A failing \`ExecStartPre=\` ends the start of the service, unless the
prefix \`-\` says that failing is fine (systemd.service(5); \`docker rm --help\`).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStartPre=/usr/bin/docker kill web
                     ^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-dash: At the first boot there is no container to kill: docker fails, and web.service does not start. The prefix - lets it go on.
        ExecStartPre=-/usr/bin/docker rm web
        ExecStart=/usr/bin/docker run --name web nginx:1.25.4
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
        ExecStartPre=-/usr/bin/docker kill web
        ExecStartPre=/usr/bin/docker rm -f web
        ExecStartPre=/bin/sh -c 'docker rm web || true'
        ExecStart=/usr/bin/docker run --name web nginx:1.25.4
        ExecStop=/usr/bin/docker stop web
`,
  ],
  check(analysis, report) {
    const forceFails = analysis.target.dialect === 'coreos';
    for (const unit of writtenUnits(analysis)) {
      let mayExist = false;
      for (const line of dockerLines(unit)) {
        const { exec, source, command, execCommand } = line;
        if (exec.key !== 'ExecStartPre') continue;
        if (/^(?:run|create|start)$/.test(command.subcommand)) mayExist = true;
        const verb = VERB.get(command.subcommand);
        if (!verb || mayExist || !execCommand || execCommand.prefix.value.includes('-')) continue;
        if (isForced(line) && !forceFails) continue;
        if (command.words.some(({ value }) => value === 'image')) continue;
        report({
          message: `At the first boot there is no container to ${verb}: docker fails, and ${unit.name} does not start. The prefix - lets it go on.`,
          span: valuePlace(analysis, { unit, source }, exec.directive, execCommand.span),
          unit: unit.position,
          fixes: () =>
            fixBy(analysis, 'Put - before the command', (change) => {
              const { start } = execCommand.prefix.span;
              change.editSource(source, replaceInValue(exec.directive, { start, end: start }, '-'));
            }),
        });
      }
    }
  },
};

const VERB: ReadonlyMap<string, string> = new Map([
  ['rm', 'remove'],
  ['kill', 'kill'],
  ['stop', 'stop'],
]);

function isForced({ command }: PlacedDockerCommand): boolean {
  return command.arguments.some(({ value }) => /^(?:-[a-z]*f[a-z]*|--force(?:=true)?)$/.test(value));
}
