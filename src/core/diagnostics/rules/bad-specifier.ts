import { replaceInValue } from '../../edits/directive-edits.ts';
import { parseExec } from '../../systemd/exec-words.ts';
import { refusesUnit, type SpecifierProblem, unknownSpecifiers } from '../../systemd/specifier-problems.ts';
import type { Directive } from '../../systemd/unit-file.ts';
import { textFix } from '../fixes.ts';
import { type KnownDirective, knownDirectives } from '../known-directives.ts';
import type { TextFinding, TextFix, TextRule } from '../rule.ts';

export const badSpecifier: TextRule = {
  code: 'bad-specifier',
  severity: 'warning',
  reader: 'systemd',
  summary: 'A percent sign with a letter or digit that is no specifier.',
  docs: `\`%\` with a letter or digit is a specifier, which systemd replaces. Since 240 an unknown one makes it refuse the
unit in a command line, in \`User=\`, \`Group=\`, \`WorkingDirectory=\` and \`RootDirectory=\`, and ignore the value elsewhere;
before, the text stayed as it was. In names of units it reads \`%i\`, \`%p\` and \`%j\`, and not their unescaped forms. \`%%\` is a percent sign everywhere (systemd.unit(5), SPECIFIERS; recorded from
\`systemd-analyze verify\` 252).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Unit]
        Description=Up to 50%x
                            ^^ warning bad-specifier: %x is no specifier, so systemd ignores Description=.
        After=db@%I.service
                 ^^ warning bad-specifier: systemd does not read %I in the names of units, so it ignores After=.
        [Service]
        ExecStart=/usr/bin/curl -w %{http_code}%z localhost
                                               ^^ error bad-specifier: %z is no specifier, so systemd refuses web.service.
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Unit]
        Description=100%% of %n, 5%
        [Service]
        ExecStart=/usr/bin/date +%%Y
`,
  ],
  checkText(text, report) {
    const { systemd } = text.target;
    for (const known of knownDirectives(text)) {
      const { directive, fact } = known;
      if (!directive.value.includes('%')) continue;
      for (const problem of unknownSpecifiers(fact, directive.value, systemd)) {
        const { span } = problem;
        report({
          ...judge(known, problem, text.unitName, systemd),
          span: directive.embedding.toOuter(span),
          fix: specifierFix(directive, problem),
        });
      }
    }
  },
};

/** The escaped forms, which names of units are made of. */
const ESCAPED: Readonly<Record<string, string>> = { I: '%i', J: '%j', P: '%p' };

function specifierFix(directive: Directive, { letter, span, onlyInNames }: SpecifierProblem): TextFix | null {
  const escaped = ESCAPED[letter];
  if (!onlyInNames) {
    return textFix('Double the percent sign', () => replaceInValue(directive, span, `%%${letter}`));
  }
  return escaped ? textFix(`Change to ${escaped}`, () => replaceInValue(directive, span, escaped)) : null;
}

function judge(
  { directive, fact }: KnownDirective,
  { letter, since, onlyInNames }: SpecifierProblem,
  unitName: string,
  systemd: number,
): Pick<TextFinding, 'message' | 'severity'> {
  const what = onlyInNames
    ? `systemd does not read %${letter} in the names of units`
    : since === null
      ? `%${letter} is no specifier`
      : `systemd ${since} brought %${letter}, and this machine has ${systemd}`;
  if (systemd < 240) return { message: `${what}, so it stays as text.`, severity: 'hint' };
  const isIgnored =
    fact.parser === 'exec' && parseExec(directive.value).commands[0]?.prefix.value.includes('-') === true;
  return refusesUnit(fact) && !isIgnored
    ? { message: `${what}, so systemd refuses ${unitName}.`, severity: 'error' }
    : { message: `${what}, so ${onlyInNames ? 'it' : 'systemd'} ignores ${directive.key.value}=.` };
}
