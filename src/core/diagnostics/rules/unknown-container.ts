import { isVerbatim } from '../../docker/verbatim.ts';
import { setWord } from '../../edits/docker-edits.ts';
import { expandSpecifiers } from '../../systemd/specifiers.ts';
import { fixBy } from '../fixes.ts';
import { holdsTemplateText, isTemplate } from '../incomplete.ts';
import { invocations, wordsPlace } from '../places.ts';
import type { Rule } from '../rule.ts';
import { suggestions } from '../suggestions.ts';
import { didYouMean } from '../words.ts';

export const unknownContainer: Rule = {
  code: 'unknown-container',
  severity: 'warning',
  summary: 'A container links to one that nothing in the document runs.',
  docs: `docker refuses \`--link\`, \`--volumes-from\` and \`--network container:\` with a container that is not there, with
status 125 (\`docker run --help\`). Containers are known from the \`--name\` of every docker run and create in the units; one
that is named after \`--name\` anywhere else, as in a script, counts as there, and templates and fleet clusters may bring more.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: elastic.service
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name elastic elasticsearch:7.17.24
    - name: kibana.service
      command: start
      content: |
        [Unit]
        Requires=elastic.service
        After=elastic.service
        [Service]
        Restart=always
        RestartSec=5
        ExecStart=/usr/bin/docker run --rm --name kibana --link elastik:elastic kibana:7.17.24
                                                                ^^^^^^^ warning unknown-container: No unit runs a container elastik, so docker refuses to start kibana.service. Did you mean elastic?
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: elastic.service
      command: start
      content: |
        [Service]
        ExecStartPre=-/usr/bin/docker create --name elastic-data busybox:1.36
        ExecStart=/usr/bin/docker run --rm --name %p --volumes-from elastic-data elasticsearch:7.17.24
    - name: kibana.service
      command: start
      content: |
        [Unit]
        Requires=elastic.service
        After=elastic.service
        [Service]
        Restart=always
        RestartSec=5
        ExecStart=/usr/bin/docker run --rm --name kibana --link elastic kibana:7.17.24
`,
  ],
  check(analysis, report) {
    if (isTemplate(analysis) || analysis.machine.units.some(({ name }) => /^fleet\./.test(name))) return;
    const placed = invocations(analysis);
    const names = new Set<string>();
    for (const { unit, invocation } of placed) {
      const text = invocation.run.flags.findLast(({ name }) => name === 'name')?.value;
      const name = text === undefined ? null : expandSpecifiers(text, unit.name);
      if (text !== undefined && (name === null || isVerbatim(name) || holdsTemplateText(text))) return;
      if (name) names.add(name.replace(/^\//, ''));
    }
    for (const [, name = ''] of analysis.text.matchAll(/-name[= ]["']?([\w.-]+)/g)) names.add(name);
    const nearest = suggestions(names);
    for (const place of placed) {
      const { unit, source, invocation } = place;
      for (const flag of invocation.run.flags) {
        const container = containerOf(flag.name, flag.value);
        const { valuePart } = flag;
        if (!container || !valuePart || names.has(container.name) || isUnclear(container.name)) continue;
        const start = valuePart.start + container.at;
        const part = { start, end: start + container.name.length };
        const near = nearest(container.name);
        const word = invocation.words[valuePart.word];
        const isPlain = word && word.span.end - word.span.start === word.value.length;
        const whole = wordsPlace(analysis, place, invocation, valuePart.word);
        report({
          message: `No unit runs a container ${container.name}, so docker refuses to start ${unit.name}.${didYouMean(near)}`,
          span: isPlain ? { start: whole.start + part.start, end: whole.start + part.end } : whole,
          unit: unit.position,
          fixes: () =>
            near
              ? fixBy(analysis, `Change to ${near}`, (change) =>
                  change.editSource(source, setWord(place, valuePart.word, near, part)),
                )
              : [],
        });
      }
    }
  },
};

/** The container that a flag's value names, and where in it. */
function containerOf(flag: string, value: string): { name: string; at: number } | null {
  if (flag === 'link' || flag === 'volumes-from') {
    const slash = value.startsWith('/') ? 1 : 0;
    return { name: value.slice(slash).split(':', 1)[0] ?? '', at: slash };
  }
  const prefix = 'container:';
  return /^(?:network|ipc|pid)$/.test(flag) && value.startsWith(prefix)
    ? { name: value.slice(prefix.length), at: prefix.length }
    : null;
}

/** A variable, a template's text, or the id of a container. */
function isUnclear(name: string): boolean {
  return name === '' || isVerbatim(name) || holdsTemplateText(name) || /^[0-9a-f]{12,64}$/.test(name);
}
