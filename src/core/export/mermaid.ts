import type { Analysis } from '../analysis.ts';
import type { Edge } from '../graph/graph.ts';
import type { Unit } from '../machine/machine.ts';
import { edgeLabel, edgesInCycles, unitLabel } from './drawing.ts';

/**
 * The graph as a Mermaid flowchart. As on the canvas, providers stand left of their consumers and arrows
 * end at the consumer.
 */
export function toMermaid(analysis: Analysis): string {
  const { machine, graph } = analysis;
  const inCycle = edgesInCycles(analysis);
  const lines = ['flowchart LR', ...machine.units.map((unit) => `  ${box(unit)}`)];
  graph.edges.forEach((edge) => {
    lines.push(`  u${edge.to} ${arrow(edge)} u${edge.from}`);
  });
  graph.edges.forEach((edge, index) => {
    if (inCycle.has(edge.id)) lines.push(`  linkStyle ${index} stroke:red`);
  });
  return `${lines.join('\n')}\n`;
}

function box(unit: Unit): string {
  const label = `"${unitLabel(unit).map(escapeText).join('<br/>')}"`;
  if (unit.kind === 'container') return `u${unit.position}[${label}]`;
  return unit.kind === 'stock' ? `u${unit.position}([${label}])` : `u${unit.position}(${label})`;
}

function arrow(edge: Edge): string {
  const line = edge.kind === 'wants' || edge.kind === 'after' ? '-.->' : '-->';
  const label = edgeLabel(edge);
  return label ? `${line}|"${escapeText(label)}"|` : line;
}

/** Mermaid writes characters with a meaning as entities of its own: `#quot;`. */
function escapeText(text: string): string {
  return text.replace(/[#"<>&`]/g, (character) => `#${character.codePointAt(0)};`);
}
