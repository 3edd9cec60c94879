import type { Analysis } from '../analysis.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Unit } from '../machine/machine.ts';
import { type FindingSubject, findingsBySubject, subjectKey } from './finding-subject.ts';

/** The list at the left: units by wave, in boot order, then what is only named, then files. Plain data. */
export interface OutlineView {
  readonly groups: readonly OutlineGroup[];
  /** Units written in the document; stock units that are only named do not count. */
  readonly unitCount: number;
  readonly waveCount: number;
  /** What was found about the document as a whole: its header, its size, keys beside units and files. */
  readonly ofDocument: Findings;
}

export interface OutlineGroup {
  /** "Wave 1", "Not written here", "Files". */
  readonly title: string;
  readonly items: readonly OutlineItem[];
}

export interface OutlineItem {
  readonly what: 'unit' | 'file';
  /** Position in `machine.units` or `machine.files`. */
  readonly position: number;
  readonly label: string;
  readonly icon: NodeIcon;
  /** The worst that was found about it. */
  readonly severity: Severity | null;
  readonly findings: number;
}

/** What a node is, at a glance. */
export type NodeIcon =
  | 'container'
  | 'provision'
  | 'network'
  | 'service'
  | 'timer'
  | 'socket'
  | 'mount'
  | 'target'
  | 'stock'
  | 'file'
  | 'group';

/**
 * @param query keeps what has it in its name, image, ports or path; case does not matter. Empty keeps all.
 */
export function outlineView(analysis: Analysis, diagnostics: readonly Diagnostic[], query = ''): OutlineView {
  const { machine, graph } = analysis;
  const wanted = query.trim().toLowerCase();
  const bySubject = findingsBySubject(machine, diagnostics);
  const findingsOf = (subject: FindingSubject) => count(bySubject.get(subjectKey(subject)) ?? []);

  const unitItem = (unit: Unit): OutlineItem => ({
    what: 'unit',
    position: unit.position,
    label: unitLabel(unit),
    icon: unitIcon(unit),
    ...findingsOf({ unit: unit.position }),
  });
  const unitItems = (positions: readonly number[]) =>
    positions.flatMap((position) => {
      const unit = machine.units[position];
      return unit && searchText(unit).includes(wanted) ? [unitItem(unit)] : [];
    });

  const inBootOrder = rankInBootOrder(analysis);
  const waves = graph.waves.map((positions, wave) => ({
    title: `Wave ${wave + 1}`,
    items: unitItems([...positions].sort((a, b) => inBootOrder(a) - inBootOrder(b))),
  }));
  const stock = machine.units.filter((unit) => (graph.waveOf[unit.position] ?? 0) === 0);
  const files = machine.files.flatMap((file, position): OutlineItem[] =>
    file.path.toLowerCase().includes(wanted)
      ? [
          {
            what: 'file',
            position,
            label: fileLabel(file.path),
            icon: 'file',
            ...findingsOf({ file: position }),
          },
        ]
      : [],
  );
  const groups = [
    ...waves,
    { title: 'Not written here', items: unitItems(stock.map((unit) => unit.position)) },
    { title: 'Files', items: files },
  ];
  return {
    groups: groups.filter(({ items }) => items.length > 0),
    unitCount: machine.units.filter((unit) => unit.index !== null || unit.sources.length > 0).length,
    waveCount: graph.waves.length,
    ofDocument: findingsOf(null),
  };
}

/** The short name of a unit: its container's, else the unit's without `.service`. */
export function unitLabel(unit: Unit): string {
  if (unit.container?.name) return unit.container.name;
  return unit.name.replace(/\.service$/, '') || 'unit without a name';
}

/** The last part of a path. */
export function fileLabel(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1) || path || 'file without a path';
}

export function unitIcon(unit: Unit): NodeIcon {
  if (unit.kind === 'container') return 'container';
  if (unit.kind === 'stock') return 'stock';
  if (unit.type === 'timer') return 'timer';
  if (unit.type === 'socket') return 'socket';
  if (unit.type === 'mount' || unit.type === 'automount') return 'mount';
  if (unit.type === 'target') return 'target';
  if (unit.type === 'network' || unit.type === 'netdev' || makesDockerNetwork(unit)) return 'network';
  if (/provision|download|fetch/.test(unit.name)) return 'provision';
  return 'service';
}

const ranks: readonly Severity[] = ['hint', 'info', 'warning', 'error'];

export function worstSeverity(diagnostics: readonly Diagnostic[]): Severity | null {
  let worst = -1;
  for (const { severity } of diagnostics) worst = Math.max(worst, ranks.indexOf(severity));
  return ranks[worst] ?? null;
}

export interface Findings {
  /** The worst. */
  readonly severity: Severity | null;
  readonly findings: number;
}

function count(diagnostics: readonly Diagnostic[]): Findings {
  return { severity: worstSeverity(diagnostics), findings: diagnostics.length };
}

/** A unit's place in the topological sort; units without an entry stand where their position puts them. */
function rankInBootOrder({ machine, graph }: Analysis): (position: number) => number {
  const rankOfIndex = new Map(graph.order.map((index, rank) => [index, rank]));
  return (position) => rankOfIndex.get(machine.units[position]?.index ?? -1) ?? graph.order.length + position;
}

function searchText(unit: Unit): string {
  const flags = unit.container?.invocation.run.flags ?? [];
  const values = flags.filter(({ name }) => searchedFlags.has(name)).map(({ value }) => value);
  return [unit.name, unit.container?.name ?? '', unit.container?.image ?? '', ...values]
    .join('\n')
    .toLowerCase();
}

const searchedFlags = new Set(['publish', 'expose', 'volume', 'mount', 'network', 'network-alias']);

function makesDockerNetwork(unit: Unit): boolean {
  return unit.sources.some(({ execs }) =>
    execs.some(({ directive }) => /\bdocker network create\b/.test(directive.value)),
  );
}
