import type { Analysis } from '../analysis.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { EdgeKind } from '../graph/graph.ts';
import type { Machine, MachineFile } from '../machine/machine.ts';
import { type CardFace, fileFace, stockFace, unitFace } from './canvas-view-card.ts';
import { type EdgeFault, faultsOf } from './canvas-view-edge.ts';
import { type FindingSubject, findingsBySubject, subjectKey } from './finding-subject.ts';
import type { LayoutInput } from './layout.ts';
import { fileLabel, type NodeIcon, unitIcon, unitLabel, worstSeverity } from './outline-view.ts';

/** What the canvas draws of a document. Plain data. */
export interface CanvasView {
  /** In document order: units, then stock units, then files. */
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
}

export interface CanvasNode extends CardFace {
  readonly id: string;
  readonly kind: 'container' | 'service' | 'stock' | 'file' | 'group';
  /** In `machine.units`, or in `machine.files` for a file; -1 for a group. */
  readonly position: number;
  readonly icon: NodeIcon;
  /** Unlike that of any other node. */
  readonly title: string;
  /** Unit name or path. */
  readonly fullName: string;
  /** 1-based; 0 for files and stock units. */
  readonly wave: number;
  readonly severity: Severity | null;
  readonly findings: number;
  /** The group in whose frame it stands. */
  readonly group?: string;
}

export interface CanvasEdge {
  /** `consumer>provider`, by node ids. */
  readonly id: string;
  readonly consumer: string;
  readonly provider: string;
  readonly kind: EdgeKind | 'file' | 'implied';
  readonly fault: EdgeFault | null;
  /** Index in `graph.edges`: see `linesOf`. null for an edge of a file or a group, and for one that is implied. */
  readonly index: number | null;
  /** Indices in `graph.edges` of what an edge of a collapsed group stands for. */
  readonly bundled?: readonly number[];
  /** Why there is an edge that stands nowhere in the text. */
  readonly reason?: string;
}

export interface CanvasViewOptions {
  /** Node ids by position in `machine.units` and `machine.files`. */
  readonly unitIds?: readonly string[];
  readonly fileIds?: readonly string[];
  /** Draws docker.service and network-online.target too, which nearly everything names. Default: no. */
  readonly showStock?: boolean;
}

export function canvasView(
  analysis: Analysis,
  diagnostics: readonly Diagnostic[],
  options: CanvasViewOptions = {},
): CanvasView {
  const { machine, graph } = analysis;
  const unitId = (position: number) => options.unitIds?.[position] ?? `unit-${position}`;
  const fileId = (index: number) => options.fileIds?.[index] ?? `file-${index}`;
  const hidden = hiddenUnits(analysis, options.showStock ?? false);
  const bySubject = findingsBySubject(machine, diagnostics);
  const findingsOf = (subject: FindingSubject) => bySubject.get(subjectKey(subject)) ?? [];

  const units = machine.units.filter(({ position }) => !hidden.has(position));
  const files = machine.files.flatMap((file, index) => (isUnitText(file, machine) ? [] : [{ file, index }]));
  const titles = distinctTitles([
    ...units.map((unit) => ({ short: unitLabel(unit), full: unit.name })),
    ...files.map(({ file }) => ({ short: fileLabel(file.path), full: file.path })),
  ]);

  const unitNodes = units.map((unit, i): CanvasNode => {
    const found = findingsOf({ unit: unit.position });
    return {
      id: unitId(unit.position),
      kind: unit.kind,
      position: unit.position,
      icon: unitIcon(unit),
      title: titles[i] as string,
      fullName: unit.name,
      wave: graph.waveOf[unit.position] ?? 0,
      severity: worstSeverity(found),
      findings: found.length,
      ...(unit.kind === 'stock' ? stockFace(unit, titles[i] as string) : unitFace(unit)),
    };
  });
  const fileNodes = files.map(({ file, index }, i): CanvasNode => {
    const found = findingsOf({ file: index });
    return {
      id: fileId(index),
      kind: 'file',
      position: index,
      icon: 'file',
      title: titles[units.length + i] as string,
      fullName: file.path,
      wave: 0,
      severity: worstSeverity(found),
      findings: found.length,
      ...fileFace(file),
    };
  });

  const faultOf = faultsOf(analysis, diagnostics);
  const unitEdges = graph.edges.flatMap((edge, index): CanvasEdge[] => {
    if (hidden.has(edge.from) || hidden.has(edge.to)) return [];
    const [consumer, provider] = [unitId(edge.from), unitId(edge.to)];
    return [
      {
        id: `${consumer}>${provider}`,
        consumer,
        provider,
        kind: edge.kind,
        fault: faultOf(edge),
        index,
      },
    ];
  });
  const fileEdges = files.flatMap(({ file, index }) =>
    file.usedBy.flatMap((position): CanvasEdge[] => {
      if (hidden.has(position)) return [];
      const [consumer, provider] = [unitId(position), fileId(index)];
      return [{ id: `${consumer}>${provider}`, consumer, provider, kind: 'file', fault: null, index: null }];
    }),
  );
  return { nodes: [...unitNodes, ...fileNodes], edges: [...unitEdges, ...fileEdges] };
}

/** What the layout needs to know of a view. Implied edges are drawn over it: to show them moves nothing. */
export function layoutInput({ nodes, edges }: CanvasView): LayoutInput {
  return {
    nodes: nodes.map(({ id, wave, width, height, group = null }) => ({ id, wave, width, height, group })),
    edges: edges
      .filter(({ kind }) => kind !== 'implied')
      .map(({ id, consumer, provider, kind }) => ({ id, consumer, provider, style: kind })),
  };
}

/** Stock units that nearly every unit names: their edges would say nothing and hide the rest. */
const UBIQUITOUS: ReadonlySet<string> = new Set([
  'docker.service',
  'network-online.target',
  'network.target',
]);

/** Stock units are drawn when they have an entry of their own, or when a unit names them for a reason. */
function hiddenUnits({ machine, graph }: Analysis, showStock: boolean): ReadonlySet<number> {
  if (showStock) return new Set();
  const named = new Set(graph.edges.flatMap(({ from, to }) => [from, to]));
  const hidden = machine.units.filter(
    ({ kind, name, index, position }) =>
      kind === 'stock' && (UBIQUITOUS.has(name) || (index === null && !named.has(position))),
  );
  return new Set(hidden.map(({ position }) => position));
}

/** A file that is the text of a unit is drawn as that unit. */
function isUnitText(file: MachineFile, machine: Machine): boolean {
  return file.usedBy.some((position) =>
    machine.units[position]?.sources.some(({ role, label }) => role !== 'content' && label === file.path),
  );
}

/** Short names; full ones where two would be alike, and numbers where even those are. */
function distinctTitles(names: readonly { readonly short: string; readonly full: string }[]): string[] {
  const shortCounts = countOf(names.map(({ short }) => short));
  const titles = names.map(({ short, full }) => ((shortCounts.get(short) ?? 0) > 1 && full ? full : short));
  const titleCounts = countOf(titles);
  const seen = new Map<string, number>();
  return titles.map((title) => {
    if ((titleCounts.get(title) ?? 0) < 2) return title;
    const number = (seen.get(title) ?? 0) + 1;
    seen.set(title, number);
    return number === 1 ? title : `${title} (${number})`;
  });
}

function countOf(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
