import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cloudConfig } from '../../../fixtures/sketch.ts';
import { analyze } from '../analyze.ts';

/** An entry of a document made up at random. Entries may share a name. */
interface Entry {
  readonly name: string;
  readonly command: string;
  /** Names it stands after, and before. */
  readonly after: readonly string[];
  readonly before: readonly string[];
}

const entries = (commands: readonly string[], namesRepeat: boolean) =>
  fc.integer({ min: 1, max: 9 }).chain((count) => {
    const names = Array.from({ length: count }, (_, i) => `${'abcdefghi'[i]}.service`);
    const some = fc.array(fc.constantFrom(...names), { maxLength: 2 });
    const entry = (own: string) =>
      fc.record({
        name: namesRepeat ? fc.constantFrom(...names) : fc.constant(own),
        command: fc.constantFrom(...commands),
        after: some,
        before: some,
      });
    return fc.tuple(...names.map(entry)).map(withoutStockUnits);
  });

function withoutStockUnits(document: readonly Entry[]): Entry[] {
  const present = (name: string) => document.some((entry) => entry.name === name);
  return document.map((entry) => ({
    ...entry,
    after: entry.after.filter(present),
    before: entry.before.filter(present),
  }));
}

const plain = entries(['start'], false);
const odd = entries(['start', 'start', 'stop', 'restart'], true);

function graphOf(document: readonly Entry[]) {
  const lines = document.flatMap(({ name, command, after, before }) => [
    `${name} ${command}`,
    '  Description=made up',
    ...after.map((other) => `  After=${other}`),
    ...before.map((other) => `  Before=${other}`),
  ]);
  return analyze(cloudConfig(lines.join('\n'))).graph;
}

/** `[consumer, provider]` by entry; a name means its last entry, and nothing waits for its own name. */
function orderingPairs(document: readonly Entry[]): [number, number][] {
  const last = (name: string) => document.findLastIndex((entry) => entry.name === name);
  return document.flatMap(({ name, after, before }, i) => [
    ...after.filter((other) => other !== name && last(other) >= 0).map((o): [number, number] => [i, last(o)]),
    ...before
      .filter((other) => other !== name && last(other) >= 0)
      .map((o): [number, number] => [last(o), i]),
  ]);
}

/** Pairs that the sort must leave as they are, `[later, earlier]`. */
function keptPairs(document: readonly Entry[]): [number, number][] {
  const names = (one: Entry, other: Entry) =>
    one.name !== other.name && [...one.after, ...one.before].includes(other.name);
  const kept = (one: Entry, other: Entry) =>
    one.name === other.name ||
    (one.command !== 'start' && names(other, one)) ||
    (other.command !== 'start' && names(one, other));
  return document.flatMap((later, i) =>
    document.slice(0, i).flatMap((earlier, j): [number, number][] => (kept(earlier, later) ? [[i, j]] : [])),
  );
}

/** Which entries can be reached from which, over one pair or more. */
function reachable(size: number, pairs: readonly (readonly [number, number])[]): boolean[][] {
  const reach = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  for (const [from, to] of pairs) reach[from]![to] = true;
  for (let k = 0; k < size; k++)
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) reach[i]![j] ||= reach[i]![k]! && reach[k]![j]!;
  return reach;
}

function outsideCycles(size: number, pairs: [number, number][], also: [number, number][] = []) {
  const reach = reachable(size, [...pairs, ...also]);
  return pairs.filter(([from, to]) => !reach[to]![from]);
}

/** Emits again and again the earliest entry whose predecessors have all been emitted. */
function naiveOrder(document: readonly Entry[]): number[] {
  const kept = keptPairs(document);
  const pairs = [...outsideCycles(document.length, orderingPairs(document), kept), ...kept];
  const order: number[] = [];
  while (order.length < document.length) {
    const isReady = (i: number) => pairs.every(([from, to]) => from !== i || order.includes(to));
    order.push(document.findIndex((_, i) => !order.includes(i) && isReady(i)));
  }
  return order;
}

describe('of any document', () => {
  it('the boot order respects every ordering edge outside cycles, ties in document order', () => {
    fc.assert(
      fc.property(plain, (document) => {
        expect(graphOf(document).order).toEqual(naiveOrder(document));
      }),
      {
        numRuns: 400,
      },
    );
  });

  it('the boot order keeps repeated names and the places of other commands', () => {
    fc.assert(
      fc.property(odd, (document) => {
        expect(graphOf(document).order).toEqual(naiveOrder(document));
      }),
      {
        numRuns: 400,
      },
    );
  });

  it('the document in its boot order is in order', () => {
    fc.assert(
      fc.property(plain, (document) => {
        const sorted = graphOf(document).order.map((index) => document[index]!);
        expect(graphOf(sorted).inOrder).toBe(true);
      }),
    );
  });

  it('the cycles are the groups of units that wait for each other, with all edges among them', () => {
    fc.assert(
      fc.property(odd, (document) => {
        const pairs = orderingPairs(document);
        const reach = reachable(document.length, pairs);
        const groups = document
          .map((_, i) => document.flatMap((_, j) => (reach[i]![j] && reach[j]![i] ? [j] : [])))
          .filter((members, i) => members.length > 1 && members[0] === i);
        const edgesAmong = (members: number[]) =>
          pairs.filter(([from, to]) => members.includes(from) && members.includes(to));
        const expected = groups.map((members) => ({
          members,
          edges: [...new Set(edgesAmong(members).map(([from, to]) => `${from}>${to}`))].sort(),
        }));
        const found = graphOf(document).cycles.map(({ members, edges }) => ({
          members,
          edges: [...edges].sort(),
        }));
        expect(found).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('the wave of a unit is the longest path to it', () => {
    fc.assert(
      fc.property(odd, (document) => {
        const pairs = outsideCycles(document.length, orderingPairs(document));
        const wave = (i: number): number =>
          1 + Math.max(0, ...pairs.filter(([from]) => from === i).map(([, to]) => wave(to)));
        const { waveOf, waves } = graphOf(document);
        expect(waveOf.slice(0, document.length)).toEqual(document.map((_, i) => wave(i)));
        expect(
          waves.flatMap((positions, i) => positions.map((position) => [position, i + 1])).sort(),
        ).toEqual(document.map((_, i) => [i, wave(i)]).sort());
      }),
      { numRuns: 300 },
    );
  });
});
