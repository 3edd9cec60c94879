import { replaceInValue } from '../../edits/directive-edits.ts';
import type { ExecCommand } from '../../systemd/exec.ts';
import type { Span } from '../../text/span.ts';
import { textFix } from '../fixes.ts';
import { holdsTemplateText } from '../incomplete.ts';
import type { TextRule } from '../rule.ts';

export const variableInWord: TextRule = {
  code: 'variable-in-word',
  severity: 'warning',
  reader: 'systemd',
  summary: 'A $NAME that is only a part of a word.',
  docs: `In a command line systemd replaces \`$NAME\` only where it is a whole word. In the middle or at the end of a word it
stays as text, and a word that begins with it and goes on (\`$NAME/x\`) is taken for one odd name and vanishes. \`\${NAME}\`
is replaced everywhere (systemd.service(5), COMMAND LINES; the argument lists that programs got from systemd 252).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        Environment=PORT=80 DATA=/srv
        ExecStart=/usr/bin/docker run --name web -p $PORT:80 -v $DATA/web:/data --env=P=$PORT nginx
                                                    ^^^^^^^^ warning variable-in-word: systemd leaves this word out: in front of other text it reads $PORT only as \${PORT}.
                                                                ^^^^^^^^^^^^^^^ warning variable-in-word: systemd leaves this word out: in front of other text it reads $DATA only as \${DATA}.
                                                                                ^^^^^^^^^^^^^ warning variable-in-word: systemd leaves $PORT as it stands here: inside a word it reads only \${PORT}.
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
        Environment=PORT=80 MORE=-q
        ExecStart=/usr/bin/docker run --name web -p \${PORT}:80 $MORE --label=price=$$5 nginx
        ExecStop=/bin/sh -c 'echo "stopped at $PORT"; /usr/bin/docker stop web'
        ExecStopPost=/usr/bin/env sh -c "echo $PORT:80"
`,
  ],
  checkText({ execs }, report) {
    for (const { directive, commands } of execs) {
      const { value } = directive;
      if (!value.includes('$') || holdsTemplateText(value)) continue;
      for (const command of commands) {
        for (const { word, at, name } of partialVariables(value, command)) {
          const vanishes = at.start === word.start;
          report({
            message: vanishes
              ? `systemd leaves this word out: in front of other text it reads $${name} only as \${${name}}.`
              : `systemd leaves $${name} as it stands here: inside a word it reads only \${${name}}.`,
            span: directive.embedding.toOuter(word),
            fix: textFix(`Change to \${${name}}`, () => replaceInValue(directive, at, `\${${name}}`)),
          });
        }
      }
    }
  },
};

interface PartialVariable {
  readonly word: Span;
  readonly at: Span;
  readonly name: string;
}

/** In words without quotes and blanks: what is quoted may be a script. */
function partialVariables(value: string, { prefix, words }: ExecCommand): PartialVariable[] {
  if (prefix.value.includes(':')) return [];
  return words.slice(1).flatMap(({ span }) => {
    const raw = value.slice(span.start, span.end);
    if (/["'\s;|&]|\$\(/.test(raw)) return [];
    const match = /(?<!\$)\$([A-Za-z_]\w*)/.exec(raw);
    if (!match || match[0] === raw || OF_CLOUD_INIT.test(match[0])) return [];
    const at = { start: span.start + match.index, end: span.start + match.index + match[0].length };
    return [{ word: span, at, name: match[1] as string }];
  });
}

/** coreos-cloudinit puts the addresses in before systemd reads the unit. */
const OF_CLOUD_INIT = /^\$(?:private|public)_ipv[46]/;
