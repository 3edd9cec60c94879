import type { YamlProblem } from '../../cloud-config/document.ts';
import { lineEnd } from '../../cloud-config/line-ends.ts';
import { goYamlRefusal, isReadByMachine } from '../../reference/go-yaml-refusal.ts';
import type { Target } from '../../target.ts';
import { isTemplate } from '../incomplete.ts';
import { otherFormat } from '../other-format.ts';
import type { Rule } from '../rule.ts';
import { repairsOf } from '../yaml-repairs.ts';

export const yamlSyntax: Rule = {
  code: 'yaml-syntax',
  severity: 'error',
  summary: 'The text is not YAML as the machine reads it.',
  docs: `A cloud-config that cannot be read as YAML is discarded as a whole: no file is written and no unit started.
Flatcar discards it for a key that occurs twice in one mapping, too; CoreOS Container Linux did not notice that and took
the last one (coreos-cloudinit, \`config.NewCloudConfig\`; go-yaml).`,
  judgesUnreadable: true,
  bad: [
    `
#cloud-config
hostname: one
hostname: two
^^^^^^^^ error yaml-syntax: The key "hostname" occurs twice in this mapping. Flatcar discards the whole document for it.
`,
    `
#cloud-config
coreos:
	units: []
^ error yaml-syntax: A tab indents this line. YAML allows only spaces for indentation. The machine discards the whole document.
`,
  ],
  good: ['#cloud-config\nhostname: one\n'],
  check(analysis, report) {
    const { text, config, target } = analysis;
    if (otherFormat(analysis)) return;
    const inTemplate = isTemplate(analysis);
    const broken = config.problems.find(isSyntaxError);
    const isTaken = broken !== undefined && !inTemplate && isReadAnyway(text, target);
    for (const problem of config.problems) {
      if (isSyntaxError(problem) && problem !== broken) continue;
      report({
        message: isTaken ? `${problem.message} ${READ_ANYWAY}` : messageOf(problem, target, inTemplate),
        span: problem.span,
        severity: isTaken ? 'warning' : severityOf(problem, target, inTemplate),
        fixes: () => repairsOf(analysis, problem),
      });
    }
    const refusal = config.readable && !inTemplate ? goYamlRefusal(text, config.root, target.dialect) : null;
    if (!refusal) return;
    const end = lineEnd(text, refusal.at);
    report({
      message: `The machine's YAML reader stops here: ${refusal.message}. The machine discards the whole document.`,
      span: { start: refusal.at, end },
    });
  },
};

const READ_ANYWAY = "Slipway cannot read it; the machine's own reader takes it.";
const LONGEST_TO_TRY = 200_000;

/** Our reader of YAML is stricter than the machine's in a few places. */
function isReadAnyway(text: string, { dialect }: Target): boolean {
  return text.length <= LONGEST_TO_TRY && text.startsWith('#cloud-config') && isReadByMachine(text, dialect);
}

/** Readers stop at the first of these; what comes behind it follows from it more often than not. */
function isSyntaxError({ severity, code }: YamlProblem): boolean {
  return severity === 'error' && code !== 'duplicate-key';
}

/** Where we give up on a text, and the machine may not. */
const OUR_LIMITS: ReadonlySet<string> = new Set(['too-large', 'too-long', 'too-deep', 'too-many-aliases']);

function severityOf(problem: YamlProblem, { dialect }: Target, inTemplate: boolean): YamlProblem['severity'] {
  const isTaken = problem.code === 'duplicate-key' && dialect === 'coreos';
  return isTaken || inTemplate ? 'warning' : problem.severity;
}

function messageOf(problem: YamlProblem, { dialect }: Target, inTemplate: boolean): string {
  if (problem.code === 'duplicate-key' && dialect === 'coreos') {
    return problem.message.replace(/ Flatcar discards.*$/, ' The machine takes the last one.');
  }
  if (!isSyntaxError(problem) || OUR_LIMITS.has(problem.code)) return problem.message;
  return inTemplate
    ? `${problem.message} This template cannot be read as a cloud-config; what it makes may be one.`
    : `${problem.message} The machine discards the whole document.`;
}
