import { isRefusal } from '../../text/embedding.ts';
import type { Rule } from '../rule.ts';

export const dropInName: Rule = {
  code: 'drop-in-name',
  severity: 'warning',
  summary: 'A drop-in whose name does not end in .conf.',
  docs: `systemd reads only the files of a drop-in folder whose names end in \`.conf\`, in the order of their names; others
it passes over without a word (systemd.unit(5)).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: docker.service
      drop_ins:
        - name: 10-proxy
                ^^^^^^^^ warning drop-in-name: systemd passes over the drop-in "10-proxy" of docker.service: its name does not end in .conf.
          content: |
            [Service]
            Environment=HTTP_PROXY=http://proxy:3128
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: docker.service
      drop_ins:
        - name: 10-proxy.conf
          content: |
            [Service]
            Environment=HTTP_PROXY=http://proxy:3128
`,
  ],
  check(analysis, report) {
    for (const { entry, name: unitName, position } of analysis.machine.units) {
      for (const { name } of entry?.dropIns ?? []) {
        const text = name?.text?.trim() ?? '';
        if (text === '' || text.endsWith('.conf') || text.includes('$')) continue;
        const { node } = name ?? {};
        if (node?.kind !== 'scalar') continue;
        const meant = `${text}.conf`;
        report({
          message: `systemd passes over the drop-in "${text}" of ${unitName}: its name does not end in .conf.`,
          span: node.span,
          unit: position,
          fixes: () => {
            const edit = node.embedding.replace({ start: 0, end: node.text.length }, meant);
            return isRefusal(edit) ? [] : [{ title: `Change to ${meant}`, edits: [edit] }];
          },
        });
      }
    }
  },
};
