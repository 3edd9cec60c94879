import type { Analysis } from '../../core/analysis.ts';
import { analyze } from '../../core/analyze.ts';
import { diagnose } from '../../core/diagnostics/diagnose.ts';
import { toDot } from '../../core/export/dot.ts';
import { toMermaid } from '../../core/export/mermaid.ts';
import { toSvg } from '../../core/export/picture.ts';
import { canvasView, layoutInput } from '../../core/views/canvas-view.ts';
import { layout } from '../../core/views/layout.ts';
import { arrange } from '../../core/views/layout-pins.ts';
import { readDocument } from '../read-document.ts';
import { readTarget, targetOption } from '../target-option.ts';
import { type Call, choice, type OptionSpec, type Verb } from '../verb.ts';

const format: OptionSpec = {
  name: 'format',
  value: 'FORMAT',
  choices: ['json', 'dot', 'mermaid', 'svg'],
  about: 'json, dot (Graphviz), mermaid or svg',
};

const theme: OptionSpec = {
  name: 'theme',
  value: 'THEME',
  choices: ['light', 'dark'],
  about: 'of an svg: light or dark',
};

const transparent: OptionSpec = {
  name: 'transparent',
  value: null,
  about: 'an svg without a ground of its own',
};

export const graphVerb: Verb = {
  name: 'graph',
  operands: 'FILE',
  count: [1, 1],
  summary: 'Prints units, the edges between them, waves, cycles and files.',
  options: [format, theme, transparent, targetOption],
  notes: [
    'json: edges run from consumer to provider and, like waves, cycles and usedBy, name positions in units.',
    'svg: the picture the canvas shows, with what was found.',
    'Of a document whose YAML is broken it prints what can be read, and exits with 1.',
  ],
  async run(call, host) {
    const [path = ''] = call.operands;
    const analysis = analyze(await readDocument(path, host), readTarget(call));
    host.stdout(writers[choice(call, format)]?.(analysis, call) ?? '');
    if (analysis.config.readable) return 0;
    const problem = analysis.config.problems.find(({ severity }) => severity === 'error');
    const { line, column } = analysis.lines.positionAt(problem?.span.start ?? 0);
    host.stderr(`${path}:${line}:${column}: ${problem?.message ?? 'This is not YAML.'}\n`);
    return 1;
  },
};

const writers: Readonly<Record<string, (analysis: Analysis, call: Call) => string>> = {
  json: toJson,
  dot: toDot,
  mermaid: toMermaid,
  svg: drawn,
};

function drawn(analysis: Analysis, call: Call): string {
  const view = canvasView(analysis, diagnose(analysis));
  const input = layoutInput(view);
  return toSvg(
    { view, arrangement: arrange(input, layout(input), {}) },
    {
      theme: choice(call, theme) === 'dark' ? 'dark' : 'light',
      transparent: call.values.has(transparent.name),
      title: call.operands[0] ?? '',
    },
  );
}

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
