import type { Analysis } from '../../analysis.ts';
import type { Unit } from '../../machine/machine.ts';
import type { Span } from '../../text/span.ts';
import { isTemplate } from '../incomplete.ts';
import { unitPlace, wordsPlace } from '../places.ts';
import type { Rule } from '../rule.ts';
import { exclude, leavesNothing, startedUnits } from '../starts.ts';

export const duplicateContainerName: Rule = {
  code: 'duplicate-container-name',
  severity: 'error',
  summary: 'Two units run a container of the same name.',
  docs: `A container's name is taken from the moment it is made until it is removed. docker refuses a second container
of the name, or, where the unit removes the old one first, each unit kills the other's (\`docker run --help\`,
\`--name\`). It is an error where both units start at boot.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web nginx
    - name: shop.service
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web shop
                                                  ^^^ error duplicate-container-name: web.service and shop.service both run a container named web: docker refuses the second.
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web@.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web-%i nginx
    - name: web@1.service
      command: start
    - name: web@2.service
      command: start
`,
  ],
  check(analysis, report) {
    const started = startedUnits(analysis);
    const first = new Map<string, Unit>();
    for (const unit of analysis.machine.units) {
      const name = unit.container?.name;
      if (!name || unit.mergedInto !== null || leavesNothing(unit)) continue;
      const other = first.get(name);
      if (!other) first.set(name, unit);
      else if (other.name !== unit.name && !exclude(analysis, unit, other)) {
        const both = started.has(unit.position) && started.has(other.position);
        report({
          message: `${other.name} and ${unit.name} both run a container named ${name}: docker refuses the second.`,
          span: namePlace(analysis, unit),
          unit: unit.position,
          severity: both && !isTemplate(analysis) ? 'error' : 'warning',
          related: [{ message: `The container of ${other.name}.`, span: namePlace(analysis, other) }],
        });
      }
    }
  },
};

function namePlace(analysis: Analysis, unit: Unit): Span {
  const { container } = unit;
  const flag = container?.invocation.run.flags.findLast(({ name }) => name === 'name');
  return container && flag
    ? wordsPlace(analysis, { unit, source: container.source }, container.invocation, flag.lastWord)
    : unitPlace(analysis, unit);
}
