import type { Analysis } from '../analysis.ts';
import type { Unit } from '../machine/machine.ts';
import { edgeLabel, edgesInCycles, unitLabel } from './drawing.ts';

/**
 * The graph in the language of Graphviz. As on the canvas, providers stand left of their consumers and
 * arrows end at the consumer.
 */
export function toDot(analysis: Analysis): string {
  const { machine, graph } = analysis;
  const inCycle = edgesInCycles(analysis);
  const units = machine.units.map((unit) => `  u${unit.position} [${attributesOf(unit)}];`);
  const edges = graph.edges.map((edge) => {
    const attributes = [
      edgeLabel(edge) && `label=${quote(edgeLabel(edge))}`,
      edge.kind === 'wants' || edge.kind === 'after' ? 'style=dashed' : '',
      inCycle.has(edge.id) ? 'color=red' : '',
    ].filter(Boolean);
    const list = attributes.length > 0 ? ` [${attributes.join(', ')}]` : '';
    return `  u${edge.to} -> u${edge.from}${list};`;
  });
  return ['digraph units {', '  rankdir=LR;', '  node [shape=box];', ...units, ...edges, '}', ''].join('\n');
}

function attributesOf(unit: Unit): string {
  const label = `label=${quote(unitLabel(unit).join('\n'))}`;
  if (unit.kind === 'container') return `${label}, style=bold`;
  return unit.kind === 'stock' ? `${label}, style=dashed` : label;
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
