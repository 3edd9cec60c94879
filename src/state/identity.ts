import type { Machine, MachineFile, Unit } from '../core/machine/machine.ts';
import type { Span } from '../core/text/span.ts';
import { mapSpan, type TextEdit } from '../core/text/text-edit.ts';
import type { CardGroup } from '../core/views/card-groups.ts';
import { detached } from './detached.ts';
import type { Beside, NodeId, Point, Positions, RecordedGroup } from './workspace.ts';

/** What an id stands for: a name, and a place in the current text where there is one. */
interface Anchor {
  readonly id: NodeId;
  readonly name: string;
  readonly span: Span | null;
}

/** The ids of a machine's units and files, with what is needed to carry them to the next version. */
export interface Identities {
  /** By position in `machine.units`. */
  readonly units: readonly Anchor[];
  /** By index in `machine.files`. */
  readonly files: readonly Anchor[];
  /** Ids whose unit or file has vanished, latest last: one that comes back under its name (cut, then paste) gets its own. */
  readonly goneUnits: readonly Anchor[];
  readonly goneFiles: readonly Anchor[];
  /** Number of the next new id. It only grows: no id is used twice in a session. */
  readonly serial: number;
}

/** What a step of the history keeps of the identities: no places, since the text on its side tells them. */
export interface KeptIdentities {
  readonly units: readonly NamedId[];
  readonly files: readonly NamedId[];
  readonly goneUnits: readonly NamedId[];
  readonly goneFiles: readonly NamedId[];
}

type NamedId = Pick<Anchor, 'id' | 'name'>;

export const noIdentities: Identities = { units: [], files: [], goneUnits: [], goneFiles: [], serial: 1 };

/** Follows every place through `edits`. */
export function carryIdentities(identities: Identities, edits: readonly TextEdit[]): Identities {
  const carry = (anchor: Anchor): Anchor =>
    anchor.span ? { ...anchor, span: mapSpan(edits, anchor.span) } : anchor;
  return { ...identities, units: identities.units.map(carry), files: identities.files.map(carry) };
}

/** The identities as a step keeps them; `last` itself, or lists of it, where nothing else is said. */
export function keepIdentities(identities: Identities, last: KeptIdentities | null): KeptIdentities {
  const kept = {
    units: keptList(identities.units, last?.units),
    files: keptList(identities.files, last?.files),
    goneUnits: keptList(identities.goneUnits, last?.goneUnits),
    goneFiles: keptList(identities.goneFiles, last?.goneFiles),
  };
  const same =
    last !== null && (Object.keys(kept) as (keyof KeptIdentities)[]).every((key) => kept[key] === last[key]);
  return same ? last : kept;
}

function keptList(anchors: readonly Anchor[], last: readonly NamedId[] = []): readonly NamedId[] {
  const isSame = (anchor: Anchor, i: number) => last[i]?.id === anchor.id && last[i]?.name === anchor.name;
  if (anchors.length === last.length && anchors.every(isSame)) return last;
  const known = new Map(last.map((each) => [each.id, each]));
  return anchors.map(({ id, name }) => {
    const before = known.get(id);
    return before?.name === name ? before : { id: detached(id), name: detached(name) };
  });
}

/** Kept identities at their places in `machine`, which was read from the text they are of. */
export function placeKept(kept: KeptIdentities, machine: Machine, serial: number): Identities {
  const nowhere = (each: NamedId): Anchor => ({ ...each, span: null });
  const placed = (named: readonly NamedId[], places: readonly Place[]): Anchor[] =>
    named.map((each, i) => ({
      ...each,
      span: named.length === places.length ? (places[i]?.span ?? null) : null,
    }));
  return {
    units: placed(kept.units, machine.units.map(unitPlace)),
    files: placed(kept.files, machine.files.map(filePlace)),
    goneUnits: kept.goneUnits.map(nowhere),
    goneFiles: kept.goneFiles.map(nowhere),
    serial,
  };
}

/** Ids for a machine read from the text that `known` was carried to. */
export function identify(machine: Machine, known: Identities): Identities {
  let serial = known.serial;
  const writtenUnits = machine.units.filter((unit) => !isOnlyNamed(unit));
  const matchedUnits = matchAnchors(
    writtenUnits.map(unitPlace),
    known.units.filter(isWritten),
    known.goneUnits,
  );
  const matchedFiles = matchAnchors(machine.files.map(filePlace), known.files, known.goneFiles);

  const unitOf = new Map<Unit, Anchor>();
  writtenUnits.forEach((unit, i) => {
    unitOf.set(unit, { ...unitPlace(unit), id: matchedUnits[i]?.id ?? `unit-${serial++}` });
  });
  const stockIds = new Set<NodeId>();
  const units = machine.units.map((unit): Anchor => {
    const written = unitOf.get(unit);
    if (written) return written;
    let id = `${STOCK}${unit.name}`;
    while (stockIds.has(id)) id += '+';
    stockIds.add(id);
    return { id, name: unit.name, span: null };
  });
  const files = machine.files.map(
    (file, i): Anchor => ({ ...filePlace(file), id: matchedFiles[i]?.id ?? `file-${serial++}` }),
  );

  return {
    units,
    files,
    goneUnits: goneSince([...known.goneUnits, ...known.units.filter(isWritten)], units),
    goneFiles: goneSince([...known.goneFiles, ...known.files], files),
    serial,
  };
}

/**
 * The ids of a freshly loaded machine, and the positions and groups of its record; those of units that cannot be read
 * now wait for them.
 */
export function identifyLoaded(
  machine: Machine,
  recorded: Readonly<Record<string, Point>>,
  serial: number,
  recordedGroups: readonly RecordedGroup[] = [],
): { readonly identities: Identities; readonly positions: Positions; readonly groups: readonly CardGroup[] } {
  const identities = identify(machine, { ...noIdentities, serial });
  const positions: Record<NodeId, Point> = {};
  const idOfKey = new Map(recordKeys([...identities.units, ...identities.files]).map((key, i) => [key, i]));
  const anchors = [...identities.units, ...identities.files];
  const gone: Anchor[] = [];
  let next = identities.serial;
  const idOf = new Map<string, NodeId>();
  for (const key of Object.keys(recorded)) if (isGroupId(key)) idOf.set(key, key);
  for (const key of [...Object.keys(recorded), ...recordedGroups.flatMap(({ members }) => members)]) {
    if (idOf.has(key)) continue;
    const known = anchors[idOfKey.get(key) ?? -1];
    const id = known?.id ?? `unit-${next++}`;
    if (!known) gone.push({ id, name: key.slice(0, key.lastIndexOf('#')), span: null });
    idOf.set(key, id);
  }
  for (const [key, point] of Object.entries(recorded)) positions[idOf.get(key) as NodeId] = point;
  const groups = recordedGroups.map(
    (group, i): CardGroup => ({
      ...group,
      id: groupId(i),
      members: group.members.map((key) => idOf.get(key) as NodeId),
    }),
  );
  const isPath = (anchor: Anchor) => anchor.name.startsWith('/');
  return {
    identities: {
      ...identities,
      // The one to come back first stands last.
      goneUnits: gone.filter((anchor) => !isPath(anchor)).reverse(),
      goneFiles: gone.filter(isPath).reverse(),
      serial: next,
    },
    positions,
    groups,
  };
}

/**
 * Positions and groups as the record keeps them, by `name#occurrence`; with `gone`, also of what cannot be read at the
 * moment.
 */
export function recordBeside(
  identities: Identities,
  { positions, groups }: Pick<Beside, 'positions' | 'groups'>,
  { gone }: { readonly gone: boolean },
): { readonly positions: Record<string, Point>; readonly groups: readonly RecordedGroup[] } {
  const { units, files, goneUnits, goneFiles } = identities;
  const anchors = [...units, ...files, ...(gone ? [...goneUnits, ...goneFiles].reverse() : [])];
  const keyOf = new Map(recordKeys(anchors).map((key, i) => [anchors[i]?.id ?? '', key]));
  const record: Record<string, Point> = {};
  for (const [id, key] of keyOf) {
    const point = positions[id];
    if (point) record[key] = point;
  }
  groups.forEach(({ id }, i) => {
    const point = positions[id];
    if (point) record[groupId(i)] = point;
  });
  return {
    positions: record,
    groups: groups.map(({ name, by, members, collapsed }) => ({
      name,
      by,
      members: members.flatMap((id) => keyOf.get(id) ?? []),
      collapsed,
    })),
  };
}

/** The id of a group, and its key in a record, by its place among the groups. */
function groupId(index: number): string {
  return `group-${index + 1}`;
}

function isGroupId(key: string): boolean {
  return /^group-\d+$/.test(key);
}

const STOCK = 'stock:';

/** A unit that is named but not written here needs no carrying: its name is its id. */
function isOnlyNamed(unit: Unit): boolean {
  return unit.index === null && unit.kind === 'stock';
}

function isWritten(anchor: Anchor): boolean {
  return !anchor.id.startsWith(STOCK);
}

type Place = Omit<Anchor, 'id'>;

function unitPlace(unit: Unit): Place {
  return { name: unit.name, span: unit.entry?.item.span ?? null };
}

function filePlace(file: MachineFile): Place {
  return { name: file.path, span: file.entry.item.span };
}

function recordKeys(anchors: readonly Anchor[]): string[] {
  const seen = new Map<string, number>();
  return anchors.map(({ name }) => {
    const occurrence = seen.get(name) ?? 0;
    seen.set(name, occurrence + 1);
    return `${name}#${occurrence}`;
  });
}

function goneSince(before: readonly Anchor[], now: readonly Anchor[]): Anchor[] {
  const present = new Set(now.map((anchor) => anchor.id));
  return before.filter((anchor) => !present.has(anchor.id)).map((anchor) => ({ ...anchor, span: null }));
}

/**
 * For each place the anchor that is the same thing, or undefined when it is new. From the surest sign to
 * the weakest; where an entry moved (a sort) its name says more than its place.
 */
function matchAnchors(
  places: readonly Place[],
  known: readonly Anchor[],
  gone: readonly Anchor[],
): (Anchor | undefined)[] {
  const result: (Anchor | undefined)[] = places.map(() => undefined);
  const free = new Set(known);
  const open = () => [...places.keys()].filter((i) => !result[i]);
  const take = (i: number, anchor: Anchor | undefined) => {
    if (!anchor) return;
    result[i] = anchor;
    free.delete(anchor);
  };

  const startsAt = new Map<number, Anchor>();
  for (const anchor of known) if (survives(anchor)) startsAt.set(anchor.span.start, anchor);
  const atStart = (place: Place) => {
    const anchor = place.span ? startsAt.get(place.span.start) : undefined;
    return anchor && free.has(anchor) ? anchor : undefined;
  };

  for (const i of open()) {
    const anchor = atStart(places[i] as Place);
    if (anchor?.name === places[i]?.name) take(i, anchor);
  }

  const openByName = groupByName(open(), (i) => (places[i] as Place).name);
  const freeByName = groupByName([...free], (anchor) => anchor.name);
  for (const [name, indices] of openByName) {
    const anchors = freeByName.get(name) ?? [];
    if (anchors.length !== indices.length) continue;
    for (const [k, i] of indices.entries()) take(i, anchors[k]);
  }

  for (const i of open()) take(i, atStart(places[i] as Place));
  for (const i of open()) take(i, mostOverlapping(places[i] as Place, free));

  const vanished = new Set(gone);
  for (const i of open()) {
    const name = (places[i] as Place).name;
    const anchor =
      [...free].find((candidate) => candidate.name === name) ??
      [...vanished].findLast((candidate) => candidate.name === name);
    if (anchor) vanished.delete(anchor);
    take(i, anchor);
  }
  return result;
}

/** False when an edit took away all of it: then its mapped place says nothing. */
function survives(anchor: Anchor): anchor is Anchor & { readonly span: Span } {
  return anchor.span !== null && anchor.span.end > anchor.span.start;
}

function mostOverlapping(place: Place, candidates: Iterable<Anchor>): Anchor | undefined {
  let best: Anchor | undefined;
  let most = 0;
  for (const anchor of candidates) {
    if (!place.span || !survives(anchor)) continue;
    const overlap = Math.min(place.span.end, anchor.span.end) - Math.max(place.span.start, anchor.span.start);
    if (overlap > most) {
      most = overlap;
      best = anchor;
    }
  }
  return best;
}

function groupByName<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(nameOf(item));
    if (group) group.push(item);
    else groups.set(nameOf(item), [item]);
  }
  return groups;
}
