import { closestName } from './closest-name.ts';
import { DIRECTIVE_ROWS, REMOVED_KEYS } from './directive-rows.ts';
import { VALUE_SYNTAXES, type ValueSyntax } from './value-syntaxes.ts';

/**
 * What several assignments of one key come to. `last`: the last one counts. `reset`: they add up and an empty
 * one clears those before it. `add`: they add up and nothing clears them (dependencies).
 */
export type DirectiveList = 'last' | 'reset' | 'add';

/** What systemd knows of a key. */
export interface DirectiveFact {
  readonly section: string;
  readonly key: string;
  /** The function that reads its value: the same name, the same syntax. */
  readonly parser: string;
  readonly syntax: ValueSyntax;
  readonly list: DirectiveList;
  /** The first systemd that knows it; 33 stands for 33 or earlier. */
  readonly since: number;
  /** The key that it is an old spelling of. */
  readonly aliasOf: string | null;
  /** An empty assignment is an error and ignored. */
  readonly refusesEmpty: boolean;
  /** Taken with a warning, without effect. */
  readonly obsolete: boolean;
}

/** The key in this section, or null when no systemd up to 257 knows it there. */
export function directive(section: string, key: string): DirectiveFact | null {
  return facts().get(section)?.get(key) ?? null;
}

/** All keys of a section, in the manual's order; empty for a section that systemd does not know. */
export function directivesOf(section: string): readonly DirectiveFact[] {
  return [...(facts().get(section)?.values() ?? [])];
}

/** The sections that have the key: where it may have been meant to stand. */
export function sectionsOf(key: string): readonly string[] {
  return [...facts()].filter(([, keys]) => keys.has(key)).map(([section]) => section);
}

/** The sections that a unit of this type may have (`systemd.unit(5)`); null for a type that is none of systemd's. */
export function knownSections(unitType: string): readonly string[] | null {
  const own = OWN_SECTIONS[unitType];
  return own === undefined ? null : ['Unit', ...own, 'Install'];
}

/** The key of the section that was probably meant, or null. */
export function closestKey(section: string, key: string): string | null {
  return closestName(key, facts().get(section)?.keys() ?? []);
}

/** True when systemd 233 knew the key and 252 does not. */
export function wasRemoved(section: string, key: string): boolean {
  return REMOVED_KEYS[section]?.includes(key) ?? false;
}

/** Names that begin with X- are for other programs: systemd passes over them without a word (systemd.unit(5)). */
export function isForOthers(sectionOrKey: string): boolean {
  return sectionOrKey.startsWith('X-');
}

/** systemd.unit(5) and the manual page of each type. */
const OWN_SECTIONS: Readonly<Record<string, readonly string[]>> = {
  service: ['Service'],
  socket: ['Socket'],
  mount: ['Mount'],
  automount: ['Automount'],
  swap: ['Swap'],
  timer: ['Timer'],
  path: ['Path'],
  slice: ['Slice'],
  scope: ['Scope'],
  target: ['Target'],
  device: ['Device'],
};

let decoded: Map<string, Map<string, DirectiveFact>> | null = null;

function facts(): Map<string, Map<string, DirectiveFact>> {
  decoded ??= decode();
  return decoded;
}

function decode(): Map<string, Map<string, DirectiveFact>> {
  const bySection = new Map<string, Map<string, DirectiveFact>>();
  for (const { sections, rows } of DIRECTIVE_ROWS) {
    for (const section of sections.split(' ')) {
      const keys = bySection.get(section) ?? new Map<string, DirectiveFact>();
      bySection.set(section, keys);
      for (const row of rows.trim().split('\n')) {
        const fact = decodeRow(section, row.trim());
        keys.set(fact.key, fact);
      }
    }
  }
  return bySection;
}

function decodeRow(section: string, row: string): DirectiveFact {
  const [key = '', parser = '', since = '', flag = ''] = row.split(' ');
  const syntax = VALUE_SYNTAXES[parser];
  if (!syntax) throw new Error(`No syntax for the parser of "${row}"`);
  return {
    section,
    key,
    parser,
    syntax,
    list: syntax.list,
    since: Number(since),
    aliasOf: flag.startsWith('=') ? flag.slice(1) : null,
    refusesEmpty: syntax.refusesEmpty || flag === 'refuses-empty',
    obsolete: flag === 'obsolete',
  };
}
