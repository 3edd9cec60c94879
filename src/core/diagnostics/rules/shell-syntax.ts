import { setValue } from '../../edits/directive-edits.ts';
import type { ExecCommand } from '../../systemd/exec.ts';
import { quoteExecWord } from '../../systemd/exec-words.ts';
import type { Word } from '../../text/word.ts';
import { textFix } from '../fixes.ts';
import { holdsTemplateText } from '../incomplete.ts';
import type { TextRule } from '../rule.ts';

export const shellSyntax: TextRule = {
  code: 'shell-syntax',
  severity: 'warning',
  reader: 'systemd',
  summary: 'Pipes, redirections and other syntax of a shell in a command line without one.',
  docs: `systemd runs the program itself: \`|\`, \`>\`, \`<\`, \`&&\`, \`||\`, \`&\`, \`$(…)\` and backquotes have no meaning
and reach the program as arguments. \`/bin/sh -c '…'\` runs a shell (systemd.service(5), COMMAND LINES).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStartPre=/usr/bin/docker rm web || /usr/bin/true
                                            ^^ warning shell-syntax: There is no shell here, so /usr/bin/docker gets "||" as an argument.
        ExecStart=/usr/bin/docker run --name web -h $(hostname) nginx
                                                    ^^^^^^^^^^^ warning shell-syntax: There is no shell here, so /usr/bin/docker gets "$(hostname)" as an argument.
        ExecStop=/usr/bin/docker stop web > /dev/null 2>&1
                                          ^ warning shell-syntax: There is no shell here, so /usr/bin/docker gets ">" as an argument.
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
        ExecStartPre=-/usr/bin/docker rm web
        ExecStart=/bin/sh -c 'docker run --name web -h $(hostname) nginx > /dev/null'
        ExecStop=/usr/bin/docker exec web sh -c "kill 1 || true"
`,
  ],
  checkText({ execs }, report) {
    for (const { directive, commands, problems } of execs) {
      if (holdsTemplateText(directive.value)) continue;
      for (const command of commands) {
        const found = shellWord(directive.value, command);
        if (!found || !command.program) continue;
        const { value } = directive;
        const script = value.slice(command.program.span.start);
        const canWrap = commands.length === 1 && problems.length === 0 && !/[%\\]/.test(script);
        const prefix = command.prefix.value;
        report({
          message: `There is no shell here, so ${command.program.value} gets "${found.value}" as an argument.`,
          span: directive.embedding.toOuter(found.span),
          fix:
            canWrap && !prefix.includes('@')
              ? textFix('Run it in a shell', () =>
                  setValue(directive, `${prefix}/bin/sh -c ${quoteExecWord(script)}`),
                )
              : null,
        });
      }
    }
  },
};

/** The first word that only a shell would understand; none where one of the programs is a shell. */
function shellWord(value: string, { words }: ExecCommand): Word | null {
  if (words.some((word, i) => RUNS_SCRIPT.test(word.value) && /^-[a-z]*c/.test(words[i + 1]?.value ?? '')))
    return null;
  const found = words.slice(1).findIndex((word) => {
    const raw = value.slice(word.span.start, word.span.end);
    return OPERATOR.test(raw) || SUBSTITUTION.test(raw);
  });
  return found < 0 ? null : (words[found + 1] ?? null);
}

const RUNS_SCRIPT = /(?:^|\/)(?:ba|da|a|z|k)?sh$/;

/** Unquoted, and a word of its own or a redirection of a numbered file. */
const OPERATOR = /^(?:\|\|?|&&?|>>?|<<?|\d?>>?(?:&\d|\/\S*)|&>\S*)$/;
const SUBSTITUTION = /^[^'"\s]*(?:\$\(|`)/;
