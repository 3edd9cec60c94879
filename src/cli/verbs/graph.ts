import type { Analysis } from '../../core/analysis.ts';
import { analyze } from '../../core/analyze.ts';
import { toDot } from '../../core/export/dot.ts';
import { toMermaid } from '../../core/export/mermaid.ts';
import { readDocument } from '../read-document.ts';
import { readTarget, targetOption } from '../target-option.ts';
import { choice, type OptionSpec, type Verb } from '../verb.ts';

const format: OptionSpec = {
  name: 'format',
  value: 'FORMAT',
  choices: ['json', 'dot', 'mermaid'],
  about: 'json, dot (Graphviz) or mermaid',
};

export const graphVerb: Verb = {
  name: 'graph',
  operands: 'FILE',
  count: [1, 1],
  summary: 'Prints units, the edges between them, waves, cycles and files.',
  options: [format, targetOption],
  notes: [
    'json: edges run from consumer to provider and, like waves, cycles and usedBy, name positions in units.',
    'Of a document whose YAML is broken it prints what can be read, and exits with 1.',
  ],
  async run(call, host) {
    const [path = ''] = call.operands;
    const analysis = analyze(await readDocument(path, host), readTarget(call));
    host.stdout(writers[choice(call, format)]?.(analysis) ?? '');
    if (analysis.config.readable) return 0;
    const problem = analysis.config.problems.find(({ severity }) => severity === 'error');
    const { line, column } = analysis.lines.positionAt(problem?.span.start ?? 0);
    host.stderr(`${path}:${line}:${column}: ${problem?.message ?? 'This is not YAML.'}\n`);
    return 1;
  },
};

const writers: Readonly<Record<string, (analysis: Analysis) => string>> = {
  json: toJson,
  dot: toDot,
  mermaid: toMermaid,
};

function toJson({ machine, graph }: Analysis): string {
  const description = {
    units: machine.units.map(({ index, name, kind, container }) => ({
      index,
      name,
      kind,
      container: container && { name: container.name, image: container.image },
    })),
    edges: graph.edges.map(({ from, to, kinds }) => ({ from, to, kinds })),
    waves: graph.waves,
    cycles: graph.cycles.map((cycle) => cycle.members),
    files: machine.files.map(({ path, usedBy }) => ({ path, usedBy })),
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}
