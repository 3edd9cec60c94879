import type { Analysis } from '../analysis.ts';
import type { FileEntry } from '../cloud-config/document.ts';
import { fileText } from '../cloud-config/file-content.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { UnitRef } from '../edits/intent.ts';
import { unitRef } from '../edits/unit-ref.ts';
import type { DependencyKind, EdgeKind } from '../graph/graph.ts';
import type { MachineFile, Unit } from '../machine/machine.ts';
import { type Span, spanContains } from '../text/span.ts';
import { type ContainerForm, containerForm } from './inspector-view-container.ts';
import { edgeChoices } from './inspector-view-edge.ts';
import { type FieldView, fieldOf } from './inspector-view-field.ts';
import { type EntryForm, entryForm, type SectionView, sectionViews } from './inspector-view-unit.ts';
import { fileLabel, type NodeIcon, unitIcon, unitLabel } from './outline-view.ts';
import { concernOf, type ProblemSubject } from './problems-view.ts';

export type InspectorSubject = ProblemSubject;

/** What the card at the canvas's right edge shows. Plain data: the form draws it and turns edits into intents. */
export type InspectorView = UnitCard | StockCard | EdgeCard | FileCard | ManyCard;

export interface NodeName {
  readonly position: number;
  readonly label: string;
  readonly icon: NodeIcon;
  readonly ref: UnitRef;
}

export interface LinkView {
  readonly edge: string;
  readonly kind: EdgeKind;
  /** The unit at the other end. */
  readonly other: NodeName;
  readonly missing: readonly DependencyKind[];
}

export interface UnitCard {
  readonly card: 'unit';
  readonly node: NodeName;
  readonly unitName: FieldView;
  /** null for a unit that runs no container. */
  readonly container: ContainerForm | null;
  /** What it starts after. */
  readonly providers: readonly LinkView[];
  /** What starts after it. */
  readonly consumers: readonly LinkView[];
  /** Units it could be linked to: all others it has no edge to yet. */
  readonly linkable: readonly NodeName[];
  readonly sections: readonly SectionView[];
  /** null for a unit without an entry in `coreos.units`. */
  readonly entry: EntryForm | null;
  readonly span: Span | null;
  /** All that was found about it, and what of that stands at no field. */
  readonly diagnostics: readonly Diagnostic[];
  readonly elsewhere: readonly Diagnostic[];
}

export interface StockCard {
  readonly card: 'stock';
  readonly node: NodeName;
  readonly name: string;
  readonly referredToBy: readonly LinkView[];
  readonly entry: EntryForm | null;
  readonly span: Span | null;
  /** All that was found about it, and what of that stands at no field. */
  readonly diagnostics: readonly Diagnostic[];
  readonly elsewhere: readonly Diagnostic[];
}

export interface EdgeCard {
  readonly card: 'edge';
  readonly id: string;
  readonly consumer: NodeName;
  readonly provider: NodeName;
  readonly kind: EdgeKind;
  /** Kinds it may be given; link and network are for two containers. */
  readonly choices: readonly EdgeKind[];
  readonly mentions: readonly MentionView[];
  readonly missing: readonly DependencyKind[];
  /** What was found on the very words it rests on. */
  readonly diagnostics: readonly Diagnostic[];
}

/** One line of the text that an edge rests on. */
export interface MentionView {
  readonly kind: DependencyKind;
  readonly line: number;
  readonly text: string;
  readonly span: Span;
  /** Label of the unit it stands in. */
  readonly writtenIn: string;
}

export interface FileCard {
  readonly card: 'file';
  /** In `write_files`. */
  readonly index: number;
  readonly label: string;
  readonly path: FieldView;
  readonly permissions: FieldView;
  readonly owner: FieldView;
  readonly content: FieldView;
  /** How the content is encoded in the document, where it is. `content` is what is on the disk, where that is text. */
  readonly encoding: string | null;
  readonly usedBy: readonly NodeName[];
  readonly span: Span;
  readonly diagnostics: readonly Diagnostic[];
  readonly elsewhere: readonly Diagnostic[];
}

export interface ManyCard {
  readonly card: 'many';
  readonly units: readonly NodeName[];
  readonly files: readonly { readonly position: number; readonly label: string }[];
  readonly edgeCount: number;
}

/** null when nothing of the subject is there (any more). */
export function inspectorView(
  analysis: Analysis,
  diagnostics: readonly Diagnostic[],
  subject: InspectorSubject,
): InspectorView | null {
  const { machine, graph } = analysis;
  const units = subject.units.flatMap((position) => machine.units[position] ?? []);
  const files = subject.files.flatMap((position) => machine.files[position] ?? []);
  const edges = graph.edges.filter(({ id }) => subject.edges.includes(id));
  if (units.length + files.length > 1 || (units.length + files.length === 0 && edges.length > 1)) {
    return {
      card: 'many',
      units: units.map(nodeName),
      files: subject.files.flatMap((position) => {
        const file = machine.files[position];
        return file ? [{ position, label: fileLabel(file.path) }] : [];
      }),
      edgeCount: edges.length,
    };
  }
  const [unit] = units;
  if (unit)
    return unit.kind === 'stock'
      ? stockCard(unit, analysis, diagnostics)
      : unitCard(unit, analysis, diagnostics);
  const [file] = files;
  if (file) return fileCard(file, analysis, diagnostics);
  const [edge] = edges;
  return edge ? edgeCard(edge.id, analysis, diagnostics) : null;
}

function nodeName(unit: Unit): NodeName {
  return { position: unit.position, label: unitLabel(unit), icon: unitIcon(unit), ref: unitRef(unit) };
}

function unitCard(unit: Unit, analysis: Analysis, diagnostics: readonly Diagnostic[]): UnitCard {
  const own = diagnostics.filter(concernOf(analysis, { units: [unit.position], files: [], edges: [] }));
  const { providers, consumers } = linksOf(unit.position, analysis);
  const taken = new Set([unit.position, ...providers.map(({ other }) => other.position)]);
  const fields = {
    unitName: fieldOf(unit.entry?.name ?? null, own, unit.name),
    container: unit.container ? containerForm(unit, unit.container, own) : null,
    sections: sectionViews(unit, own),
    entry: unit.entry ? entryForm(unit.entry, own) : null,
  };
  return {
    card: 'unit',
    node: nodeName(unit),
    ...fields,
    providers,
    consumers,
    linkable: analysis.machine.units
      .filter(({ position, name }) => !taken.has(position) && name !== '')
      .map(nodeName),
    span: placeOf(unit),
    diagnostics: own,
    elsewhere: atNoField(own, fields),
  };
}

function stockCard(unit: Unit, analysis: Analysis, diagnostics: readonly Diagnostic[]): StockCard {
  const own = diagnostics.filter(concernOf(analysis, { units: [unit.position], files: [], edges: [] }));
  const entry = unit.entry ? entryForm(unit.entry, own) : null;
  return {
    card: 'stock',
    node: nodeName(unit),
    name: unit.name,
    referredToBy: linksOf(unit.position, analysis).consumers,
    entry,
    span: placeOf(unit),
    diagnostics: own,
    elsewhere: atNoField(own, entry),
  };
}

function placeOf(unit: Unit): Span | null {
  return unit.entry?.name?.node?.span ?? unit.entry?.item.span ?? null;
}

function linksOf(position: number, { graph, machine }: Analysis) {
  const links = (ownEnd: 'from' | 'to', otherEnd: 'from' | 'to') =>
    graph.edges.flatMap((edge): LinkView[] => {
      const other = machine.units[edge[otherEnd]];
      if (edge[ownEnd] !== position || !other) return [];
      return [{ edge: edge.id, kind: edge.kind, other: nodeName(other), missing: edge.missing }];
    });
  // Nearly every unit names docker.service: what says more about this one comes first.
  const stockLast = (a: LinkView, b: LinkView) =>
    Number(a.other.icon === 'stock') - Number(b.other.icon === 'stock');
  return { providers: links('from', 'to').sort(stockLast), consumers: links('to', 'from') };
}

function edgeCard(id: string, analysis: Analysis, diagnostics: readonly Diagnostic[]): EdgeCard | null {
  const { machine, graph, lines, text } = analysis;
  const edge = graph.edges.find((candidate) => candidate.id === id);
  const consumer = machine.units[edge?.from ?? -1];
  const provider = machine.units[edge?.to ?? -1];
  if (!edge || !consumer || !provider) return null;
  return {
    card: 'edge',
    id,
    consumer: nodeName(consumer),
    provider: nodeName(provider),
    kind: edge.kind,
    choices: edgeChoices(consumer, provider),
    mentions: edge.dependencies.map(({ kind, span, writtenIn }) => {
      const { line } = lines.positionAt(span.start);
      const { start, end } = lines.lineSpan(line);
      const unit = machine.units[writtenIn];
      return {
        kind,
        line,
        text: text.slice(start, end).trim(),
        span,
        writtenIn: unit ? unitLabel(unit) : '',
      };
    }),
    missing: edge.missing,
    diagnostics: diagnostics.filter(concernOf(analysis, { units: [], files: [], edges: [id] })),
  };
}

function fileCard(file: MachineFile, analysis: Analysis, diagnostics: readonly Diagnostic[]): FileCard {
  const { entry } = file;
  const { span } = entry.item;
  const own = diagnostics.filter((diagnostic) => spanContains(span, diagnostic.span));
  const fields = {
    path: fieldOf(entry.path, own),
    permissions: fieldOf(entry.permissions, own),
    owner: fieldOf(entry.owner, own),
    content: contentView(entry, own),
  };
  return {
    card: 'file',
    index: entry.index,
    label: fileLabel(file.path),
    ...fields,
    encoding: entry.encoding?.text ?? null,
    usedBy: file.usedBy.flatMap((unit) => {
      const user = analysis.machine.units[unit];
      return user ? [nodeName(user)] : [];
    }),
    span: entry.item.span,
    diagnostics: own,
    elsewhere: atNoField(own, fields),
  };
}

/** Those of `own` that no field among `fields`, however deep, has. */
function atNoField(own: readonly Diagnostic[], fields: unknown): Diagnostic[] {
  const shown = new Set<unknown>();
  const collect = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (key === 'diagnostics') for (const each of part) shown.add(each);
      else collect(part);
    }
  };
  collect(fields);
  return own.filter((diagnostic) => !shown.has(diagnostic));
}

/** Decoded; as it stands, and read-only, where it is no text or says to be encoded and is not. */
function contentView(entry: FileEntry, diagnostics: readonly Diagnostic[]): FieldView {
  const encoding = entry.encoding?.text;
  const shown = fieldOf(entry.content, diagnostics, fileText(entry) ?? undefined);
  if (!encoding || entry.content === null || fileText(entry) !== null) return shown;
  return { ...shown, readOnly: `This content is no text in the encoding ${encoding}. Edit it in the text.` };
}
