import { addFlag } from '../../edits/docker-edits.ts';
import { fixBy } from '../fixes.ts';
import { wordsPlace } from '../places.ts';
import type { Rule } from '../rule.ts';

export const missingName: Rule = {
  code: 'missing-name',
  severity: 'hint',
  summary: 'A container that a unit keeps running has no --name.',
  docs: `Docker makes up a name for a container without \`--name\`. No other unit can link to it then, and neither
\`ExecStop=\` nor \`docker logs\` knows what to call it (\`docker run --help\`).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm nginx
                                  ^^^ hint missing-name: The container of web.service has no --name, so nothing else can call it by one.
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
        ExecStart=/usr/bin/docker run --rm --name %p nginx
    - name: once.service
      content: |
        [Service]
        Type=oneshot
        ExecStart=/usr/bin/docker run --rm busybox true
`,
  ],
  check(analysis, report) {
    for (const unit of analysis.machine.units) {
      const { container } = unit;
      if (
        !container ||
        unit.mergedInto !== null ||
        container.nameText !== null ||
        container.exec.key !== 'ExecStart'
      )
        continue;
      const { source, invocation } = container;
      const isOneshot = source.file.directives.some(
        ({ key, value }) => key.value === 'Type' && value === 'oneshot',
      );
      if (isOneshot || invocation.legacy || invocation.run.flags.some(({ name }) => name === 'cidfile'))
        continue;
      const name = nameFor(unit.name);
      const placed = { unit, source };
      const verb = invocation.run.firstArgument - 1;
      report({
        message: `The container of ${unit.name} has no --name, so nothing else can call it by one.`,
        span: wordsPlace(analysis, placed, invocation, verb),
        unit: unit.position,
        fixes: () =>
          name
            ? fixBy(analysis, `Add --name ${name}`, (change) =>
                change.editSource(source, addFlag(container, 'name', name)),
              )
            : [],
      });
    }
  },
};

/** The unit's name without suffix and prefix, where docker takes it for a container. */
function nameFor(unitName: string): string | null {
  const name = unitName.replace(/\.service$/, '').replace(/^docker-(?=.)/, '');
  return /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name) ? name : null;
}
