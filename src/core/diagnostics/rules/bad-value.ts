import { replaceInValue } from '../../edits/directive-edits.ts';
import { UNIT_DEPENDENCY_KINDS } from '../../machine/dependency-mentions.ts';
import type { DirectiveFact } from '../../systemd/directives.ts';
import { effectiveValues } from '../../systemd/effective-directives.ts';
import { trailingComment } from '../../systemd/trailing-comment.ts';
import type { Directive, UnitFile } from '../../systemd/unit-file.ts';
import { refusesUnitFor, type ValueProblem, valueProblems } from '../../systemd/value-checks.ts';
import { sliceSpan } from '../../text/span.ts';
import { deletion } from '../../text/text-edit.ts';
import { textFix } from '../fixes.ts';
import { knownDirectives } from '../known-directives.ts';
import type { JudgedText, TextFinding, TextRule } from '../rule.ts';
import { didYouMean } from '../words.ts';

export const badValue: TextRule = {
  code: 'bad-value',
  severity: 'warning',
  reader: 'systemd',
  summary: 'A value that systemd does not take for this key.',
  docs: `systemd ignores an assignment whose value it cannot read, with a line in the journal, and what was set before, or
the default, holds; of a list it ignores the words that are wrong. A bad \`WorkingDirectory=\`, \`RootDirectory=\`, \`User=\`
or \`Group=\` makes it refuse the unit. An empty assignment clears lists and most texts, and is an error for booleans,
numbers, time spans and names out of a list. Names are case-sensitive, booleans are not (systemd.syntax(7),
systemd.time(7) and the page of each key; the messages of \`systemd-analyze verify\` 252).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Unit]
        Documentation=README
                      ^^^^^^ warning bad-value: systemd ignores Documentation=README: it takes an address that begins with http://, https://, file:/, info: or man:.
        [Service]
        ExecStart=/usr/bin/sleep 9
        Restart=Always
                ^^^^^^ warning bad-value: systemd ignores Restart=Always: it takes one of no, on-success, on-failure, on-abnormal, on-watchdog, on-abort, always. Did you mean always?
        RestartSec=
        ^^^^^^^^^^ warning bad-value: systemd ignores the empty RestartSec=: it clears nothing here.
        TimeoutStartSec=5 mins
                        ^^^^^^ warning bad-value: systemd ignores TimeoutStartSec=5 mins: it takes a time span such as 90, 5min or infinity.
        Environment=A=1 B
                        ^ warning bad-value: systemd ignores "B" in Environment=: it takes assignments such as NAME=value.
        Type=notify-reload
             ^^^^^^^^^^^^^ warning bad-value: systemd ignores Type=notify-reload: systemd 253 brought it, and this machine has 252.
        WorkingDirectory=srv
                         ^^^ error bad-value: WorkingDirectory=srv makes systemd refuse web.service: it takes an absolute path or ~, with - before it where it may be missing.
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
        ExecStart=/usr/bin/sleep 9
        Environment="A=1 2" B=%n
        Environment=
        KillSignal=TERM
        LimitNOFILE=1024:65536
        MemoryMax=50%
        Restart=always
        RestartSec=1min 30s
        SuccessExitStatus=143 SIGKILL
        UMask=0022
        WorkingDirectory=-/srv/%p
    - name: web.timer
      content: |
        [Timer]
        OnCalendar=Mon..Fri *-*-* 08:00
`,
  ],
  checkText(text, report) {
    const { unitName, target } = text;
    const context = { unitName, systemd: target.systemd };
    for (const { directive, fact } of knownDirectives(text)) {
      const { key, value } = directive;
      if (value === '') {
        if (fact.refusesEmpty) report(emptyFinding(directive, fact, unitName));
      } else if (!TOLD_ELSEWHERE.has(key.value) && !trailingComment(fact, value, context)) {
        for (const problem of valueProblems(fact, value, context)) {
          report(finding(directive, fact, problem, text));
        }
      }
    }
  },
};

/** `bad-unit-name` knows the units of the document. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set<string>(UNIT_DEPENDENCY_KINDS);

function emptyFinding(directive: Directive, fact: DirectiveFact, unitName: string): TextFinding {
  const key = directive.key.value;
  const refuses = refusesUnitFor(fact);
  return {
    message: refuses
      ? `The empty ${key}= makes systemd refuse ${unitName}.`
      : `systemd ignores the empty ${key}=: it clears nothing here.`,
    severity: refuses ? 'error' : 'warning',
    span: directive.key.span,
    fix: textFix('Remove the line', () => deletion(directive.span)),
  };
}

function finding(
  directive: Directive,
  fact: DirectiveFact,
  problem: ValueProblem,
  { unitName, file, target: { systemd } }: JudgedText,
): TextFinding {
  const { span, expected, instead, since, loses } = problem;
  const key = directive.key.value;
  const text = shorten(sliceSpan(directive.value, span));
  const assignment = `${key}=${text}`;
  const what =
    loses === 'unit'
      ? `${assignment} makes systemd refuse ${unitName}`
      : loses === 'word'
        ? `systemd ignores "${text}" in ${key}=`
        : `systemd ignores ${assignment}`;
  const isNew = since !== null && since > systemd;
  const why = isNew ? `systemd ${since} brought it, and this machine has ${systemd}` : `it takes ${expected}`;
  const near = instead ?? (fact.parser === 'unit_deps' && !text.includes('.') ? `${text}.service` : null);
  const meant = isNew || (near && makesConflict(file, key, near)) ? null : near;
  return {
    message: `${what}: ${why}.${didYouMean(isNew ? null : near)}`,
    span: directive.embedding.toOuter(span),
    severity: loses === 'unit' ? 'error' : 'warning',
    fix: meant ? textFix(`Change to ${meant}`, () => replaceInValue(directive, span, meant)) : null,
  };
}

/** True where the value would be taken, and the unit refused for it: `oneshot-conflict`. */
function makesConflict(file: UnitFile, key: string, value: string): boolean {
  const other = (name: string) => effectiveValues([file], 'Service', name).at(-1) ?? '';
  if (key === 'Restart') return value !== 'no' && other('Type') === 'oneshot';
  return key === 'Type' && value === 'oneshot' && !/^(?:no)?$/.test(other('Restart'));
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
