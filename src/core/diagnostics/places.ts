import type { Analysis } from '../analysis.ts';
import type { CommandLine, DockerInvocation, ExecDirective, Unit, UnitSource } from '../machine/machine.ts';
import { wordInSource } from '../machine/places.ts';
import type { Directive } from '../systemd/unit-file.ts';
import { coverSpans, type Span } from '../text/span.ts';

/** A unit text with the unit it belongs to. */
export interface PlacedSource {
  readonly unit: Unit;
  readonly source: UnitSource;
}

/** Every unit text of the document once; one that several instances share counts for the first. */
export function placedSources(analysis: Analysis): readonly PlacedSource[] {
  let result = known.get(analysis);
  if (!result) {
    const seen = new Set<UnitSource>();
    result = analysis.machine.units.flatMap((unit) =>
      unit.sources.flatMap((source) => {
        if (seen.has(source)) return [];
        seen.add(source);
        return [{ unit, source }];
      }),
    );
    known.set(analysis, result);
  }
  return result;
}

const known = new WeakMap<Analysis, readonly PlacedSource[]>();

/** A span of a unit text in the document; where the text stands encoded, what names it. */
export function sourcePlace(analysis: Analysis, { unit, source }: PlacedSource, inner: Span): Span {
  if (!source.embedding) return unitPlace(analysis, unit);
  const { start, end } = source.embedding.toOuter(inner);
  return { start, end };
}

/** Part of a directive's value, offsets into the value, in the document. */
export function valuePlace(
  analysis: Analysis,
  placed: PlacedSource,
  directive: Directive,
  inner: Span = { start: 0, end: directive.value.length },
): Span {
  return sourcePlace(analysis, placed, directive.embedding.toOuter(inner));
}

/** Words of a docker command line, first to last, in its unit text. */
export function wordsInSource(invocation: CommandLine, first: number, last: number = first): Span {
  return coverSpans(wordInSource(invocation, first), wordInSource(invocation, last));
}

/** Words of a docker command line, first to last, in the document. */
export function wordsPlace(
  analysis: Analysis,
  placed: PlacedSource,
  invocation: DockerInvocation,
  first: number,
  last: number = first,
): Span {
  return sourcePlace(analysis, placed, wordsInSource(invocation, first, last));
}

/** Where to point when a unit itself is meant: its name, else its entry, else the file that holds it. */
export function unitPlace({ config }: Analysis, { entry, sources }: Unit): Span {
  if (entry) return entry.name?.node?.span ?? entry.item.span;
  const path = sources[0]?.label;
  const file = path === undefined ? undefined : config.files.find((one) => one.path?.text === path);
  return file?.path?.node?.span ?? { start: 0, end: 0 };
}

/** Position of the unit in whose entry an offset lies; null elsewhere. */
export function unitAround(analysis: Analysis, offset: number): number | null {
  let entries = knownEntries.get(analysis);
  if (!entries) {
    entries = analysis.machine.units.flatMap(({ entry, position }) =>
      entry ? [{ span: entry.item.span, position }] : [],
    );
    entries.sort((a, b) => a.span.start - b.span.start);
    knownEntries.set(analysis, entries);
  }
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle] as EntryPlace).span.start <= offset) low = middle + 1;
    else high = middle;
  }
  const entry = entries[low - 1];
  return entry && offset < entry.span.end ? entry.position : null;
}

interface EntryPlace {
  readonly span: Span;
  readonly position: number;
}

const knownEntries = new WeakMap<Analysis, EntryPlace[]>();

/** A docker run or create somewhere in the document. */
export interface PlacedInvocation extends PlacedSource {
  readonly exec: ExecDirective;
  readonly invocation: DockerInvocation;
}

/** Every docker run and create of the unit texts. */
export function invocations(analysis: Analysis): readonly PlacedInvocation[] {
  let result = knownInvocations.get(analysis);
  if (!result) {
    result = placedSources(analysis).flatMap((placed) =>
      placed.source.execs.flatMap((exec) => exec.runs.map((invocation) => ({ ...placed, exec, invocation }))),
    );
    knownInvocations.set(analysis, result);
  }
  return result;
}

const knownInvocations = new WeakMap<Analysis, readonly PlacedInvocation[]>();
