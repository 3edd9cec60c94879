import type { YamlProblem } from '../../cloud-config/document.ts';
import type { Target } from '../../target.ts';
import type { Rule } from '../rule.ts';

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
  check({ config, target }, report) {
    for (const problem of config.problems) {
      report({
        message: messageOf(problem, config.readable),
        span: problem.span,
        severity: severityOf(problem, target),
      });
    }
  },
};

function severityOf(problem: YamlProblem, { dialect }: Target): YamlProblem['severity'] {
  return problem.code === 'duplicate-key' && dialect === 'coreos' ? 'warning' : problem.severity;
}

function messageOf(problem: YamlProblem, readable: boolean): string {
  return problem.severity === 'error' && !readable && problem.code !== 'duplicate-key'
    ? `${problem.message} The machine discards the whole document.`
    : problem.message;
}
