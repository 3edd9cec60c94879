import { isVerbatim } from '../../docker/verbatim.ts';
import type { Word } from '../../text/word.ts';
import { holdsTemplateText, isTemplate } from '../incomplete.ts';
import { sourcePlace } from '../places.ts';
import { provisionOf } from '../providers.ts';
import type { Rule } from '../rule.ts';
import { dockerLines, type PlacedDockerCommand, writtenUnits } from '../services.ts';

export const missingImageArchive: Rule = {
  code: 'missing-image-archive',
  severity: 'warning',
  summary: 'docker load reads a file that nothing in the document makes.',
  docs: `A new machine holds what its image brings and what the document writes or fetches. \`docker load -i FILE\` of a
file that is not there fails, and the unit does not start (\`docker load --help\`). A unit or a file of \`write_files\` that
names the file, or the folder it is in, is taken for what makes it; it should come before (\`Requires=\`, \`After=\`). Files
under a mount of the document are not judged.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        TimeoutStartSec=0
        ExecStartPre=/usr/bin/docker load -i /home/core/web.tar
                                             ^^^^^^^^^^^^^^^^^^ warning missing-image-archive: Nothing in the document makes /home/core/web.tar: on a new machine docker load fails.
        ExecStart=/usr/bin/docker run --rm --name web web:1.2
`,
    `
#cloud-config
coreos:
  units:
    - name: fetch.service
      content: |
        [Service]
        Type=oneshot
        ExecStart=/usr/bin/curl -o /home/core/web.tar https://example.com/web.tar
    - name: web.service
      content: |
        [Service]
        TimeoutStartSec=0
        ExecStartPre=/usr/bin/docker load -i /home/core/web.tar
                                             ^^^^^^^^^^^^^^^^^^ hint missing-image-archive: web.service does not wait for the unit that makes /home/core/web.tar.
        ExecStart=/usr/bin/docker run --rm --name web web:1.2
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: fetch.service
      content: |
        [Service]
        Type=oneshot
        WorkingDirectory=/home/core
        ExecStart=/usr/bin/curl -O https://example.com/web.tar
    - name: web.service
      content: |
        [Unit]
        Requires=fetch.service
        After=fetch.service
        [Service]
        TimeoutStartSec=0
        ExecStartPre=/usr/bin/docker load -i /home/core/web.tar
        ExecStart=/usr/bin/docker run --rm --name web web:1.2
`,
  ],
  check(analysis, report) {
    if (isTemplate(analysis)) return;
    for (const unit of writtenUnits(analysis)) {
      for (const line of dockerLines(unit)) {
        const word = archiveOf(line);
        const path = word?.value.replace(/^(?:--input=|-i)/, '') ?? '';
        if (!word || !path.startsWith('/') || isVerbatim(path) || holdsTemplateText(path)) continue;
        const provision = provisionOf(analysis, unit, line.exec.directive, path);
        if (provision !== 'nothing' && provision !== 'made-without-order') continue;
        report({
          message:
            provision === 'nothing'
              ? `Nothing in the document makes ${path}: on a new machine docker load fails.`
              : `${unit.name} does not wait for the unit that makes ${path}.`,
          span: sourcePlace(
            analysis,
            { unit, source: line.source },
            line.command.commandText.toOuter(word.span),
          ),
          unit: unit.position,
          severity: provision === 'nothing' ? 'warning' : 'hint',
        });
      }
    }
  },
};

/** The word behind `-i`, or the one it stands in. */
function archiveOf({ command }: PlacedDockerCommand): Word | null {
  if (command.subcommand !== 'load') return null;
  const { arguments: words } = command;
  const at = words.findIndex(({ value }) => /^(?:-i|--input)$/.test(value));
  if (at >= 0) return words[at + 1] ?? null;
  return words.find(({ value }) => /^(?:--input=|-i.)/.test(value)) ?? null;
}
