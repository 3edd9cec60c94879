import type { FileEntry } from '../../cloud-config/document.ts';
import { fileText } from '../../cloud-config/file-content.ts';
import { isRefusal } from '../../text/embedding.ts';
import type { Fix } from '../diagnostic.ts';
import { holdsTemplateText } from '../incomplete.ts';
import { placedSources, valuePlace } from '../places.ts';
import type { Rule } from '../rule.ts';

export const scriptWithoutShebang: Rule = {
  code: 'script-without-shebang',
  severity: 'error',
  summary: 'A unit runs a script of write_files that does not begin with #!.',
  docs: `The kernel runs a text file only when its first two characters are \`#!\` with the program that reads it
(execve(2)). systemd is no shell and does not try one: the service ends with 203/EXEC, "Exec format error"
(systemd.exec(5)). A blank line or a comment before \`#!\` is enough.`,
  bad: [
    `
#cloud-config
write_files:
  - path: /opt/bin/clean
    permissions: "0755"
    content: |
      # Removes old images.
      docker image prune -f
coreos:
  units:
    - name: clean.service
      command: start
      content: |
        [Service]
        ExecStart=/opt/bin/clean --all
                  ^^^^^^^^^^^^^^ error script-without-shebang: /opt/bin/clean does not begin with #!, so clean.service ends with 203/EXEC.
`,
  ],
  good: [
    `
#cloud-config
write_files:
  - path: /opt/bin/clean
    permissions: "0755"
    content: |
      #!/bin/sh
      docker image prune -f
  - path: /opt/bin/other
    content: |
      docker volume prune -f
coreos:
  units:
    - name: clean.service
      command: start
      content: |
        [Service]
        ExecStart=/opt/bin/clean
        ExecStop=/bin/sh /opt/bin/other
`,
  ],
  check(analysis, report) {
    const files = new Map<string, FileEntry>();
    for (const file of analysis.config.files) {
      const path = file.path?.text;
      if (path) files.set(path.startsWith('/') ? path : `/${path}`, file);
    }
    if (files.size === 0) return;
    for (const placed of placedSources(analysis)) {
      const { unit, source } = placed;
      for (const { directive, commands } of source.execs) {
        for (const { program, prefix } of commands) {
          const file = program && files.get(program.value);
          if (!program || !file || !lacksShebang(file)) continue;
          report({
            message: `${program.value} does not begin with #!, so ${unit.name} ends with 203/EXEC.`,
            span: valuePlace(analysis, placed, directive, program.span),
            unit: unit.position,
            severity: prefix.value.includes('-') ? 'warning' : 'error',
            related: [{ message: 'The file.', span: file.path?.node?.span ?? file.item.span }],
            fixes: () => shebangFixes(file),
          });
        }
      }
    }
  },
};

function lacksShebang(file: FileEntry): boolean {
  const text = fileText(file);
  if (!text || text.trim() === '' || text.startsWith('#!') || text.startsWith('\x7fELF')) return false;
  return !holdsTemplateText(text.split('\n', 1)[0] ?? '');
}

/** What stands before a late \`#!\` goes; else one for bash, which runs what sh does, too. */
function shebangFixes({ content, encoding }: FileEntry): readonly Fix[] {
  const node = content?.node;
  if (node?.kind !== 'scalar' || encoding?.text) return [];
  const blank = /^\s*(?=#!)/.exec(node.text)?.[0] ?? '';
  const edit = node.embedding.replace({ start: 0, end: blank.length }, blank === '' ? '#!/bin/bash\n' : '');
  const title = blank === '' ? 'Begin with #!/bin/bash' : 'Remove the blanks before #!';
  return isRefusal(edit) ? [] : [{ title, edits: [edit] }];
}
