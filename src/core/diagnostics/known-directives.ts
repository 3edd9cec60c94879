import { type DirectiveFact, directive as fact, knownSections } from '../systemd/directives.ts';
import type { Directive, UnitFile } from '../systemd/unit-file.ts';
import { holdsTemplateText } from './incomplete.ts';
import type { JudgedText } from './rule.ts';

/** A directive that the target's systemd reads, with what is known of its key. */
export interface KnownDirective {
  readonly directive: Directive;
  readonly fact: DirectiveFact;
}

/** Those whose value can be judged: nothing fills it in before systemd reads it. */
export function knownDirectives({ unitType, file, target }: JudgedText): readonly KnownDirective[] {
  const known = remembered.get(file);
  if (known?.unitType === unitType && known.systemd === target.systemd) return known.directives;
  const directives = findKnown(file, unitType, target.systemd);
  remembered.set(file, { unitType, systemd: target.systemd, directives });
  return directives;
}

interface Remembered {
  readonly unitType: string;
  readonly systemd: number;
  readonly directives: readonly KnownDirective[];
}

/** The rules ask one after the other for the same text. */
const remembered = new WeakMap<UnitFile, Remembered>();

function findKnown(file: UnitFile, unitType: string, systemd: number): KnownDirective[] {
  const sections = knownSections(unitType) ?? [];
  return file.directives.flatMap((directive) => {
    const { section, key, value } = directive;
    if (section === null || !sections.includes(section)) return [];
    const known = fact(section, key.value);
    if (!known || known.since > systemd) return [];
    if (holdsTemplateText(value) || FILLED_IN.test(value)) return [];
    return [{ directive, fact: known }];
  });
}

/** coreos-cloudinit puts the addresses in. */
const FILLED_IN = /\$(?:private|public)_ipv[46]/;
