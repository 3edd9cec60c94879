import { analyze } from '../../core/analyze.ts';
import { applyIntent } from '../../core/edits/apply-intent.ts';
import { applyEdits } from '../../core/text/text-edit.ts';
import { readDocument } from '../read-document.ts';
import { readTarget, targetOption } from '../target-option.ts';
import type { Verb } from '../verb.ts';

export const sortVerb: Verb = {
  name: 'sort',
  operands: 'FILE',
  count: [1, 1],
  summary: 'Prints the document with its units in boot order.',
  options: [targetOption],
  notes: ['Units that wait for each other stay as they stand to one another; the exit code is then 1.'],
  async run(call, host) {
    const [path = ''] = call.operands;
    const analysis = analyze(await readDocument(path, host), readTarget(call));
    const result = applyIntent(analysis, { do: 'sort' });
    if ('refused' in result) {
      host.stdout(analysis.text);
      host.stderr(`${path}: ${result.reason}\n`);
      return 1;
    }
    host.stdout(applyEdits(analysis.text, result.edits));
    for (const { members } of analysis.graph.cycles) {
      const names = members.map((position) => analysis.machine.units[position]?.name).join(', ');
      host.stderr(`${path}: these units wait for each other: ${names}\n`);
    }
    return analysis.graph.cycles.length > 0 ? 1 : 0;
  },
};
