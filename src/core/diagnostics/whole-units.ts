import type { Analysis } from '../analysis.ts';
import type { Unit, UnitSource } from '../machine/machine.ts';
import { effectiveDirectives } from '../systemd/effective-directives.ts';
import type { Directive, UnitFile } from '../systemd/unit-file.ts';
import { type UnitType, unitTypeOf } from '../systemd/unit-name.ts';
import type { Span } from '../text/span.ts';
import { deletion } from '../text/text-edit.ts';
import type { Fix } from './diagnostic.ts';
import { fixBy } from './fixes.ts';
import { holdsTemplateText } from './incomplete.ts';
import { sourcePlace, unitPlace } from './places.ts';

/** A unit whose text stands in the document as a whole: what it does not say is the default. */
export interface WholeUnit {
  readonly unit: Unit;
  /** The value that holds; undefined for the default. */
  value(section: string, key: string): string | undefined;
  values(section: string, key: string): readonly string[];
  /** The key of the directive that decides, in the document; the unit's name where there is none. */
  place(section: string, key: string): Span;
  /** Takes the line away that decides; nothing where there is none. */
  removal(section: string, key: string): readonly Fix[];
}

/** The units of this type with a text of their own, apart from those that a template completes. */
export function wholeUnits(analysis: Analysis, type: UnitType): readonly WholeUnit[] {
  const ofTypes = known.get(analysis) ?? new Map<UnitType, readonly WholeUnit[]>();
  known.set(analysis, ofTypes);
  const units = ofTypes.get(type) ?? readWholeUnits(analysis, type);
  ofTypes.set(type, units);
  return units;
}

const known = new WeakMap<Analysis, Map<UnitType, readonly WholeUnit[]>>();

function readWholeUnits(analysis: Analysis, type: UnitType): WholeUnit[] {
  return analysis.machine.units.flatMap((unit) => {
    const { sources, mergedInto } = unit;
    if (mergedInto !== null) return [];
    if (unitTypeOf(unit.name) !== type || !sources.some(({ role }) => role !== 'drop-in')) return [];
    if (sources.some(({ file }) => isTemplated(file))) return [];
    const files = sources.map(({ file }) => file);
    const directives = (section: string, key: string): readonly Directive[] =>
      effectiveDirectives(files, section, key);
    const deciding = (section: string, key: string): [UnitSource, Directive] | null => {
      const directive = directives(section, key).at(-1);
      const source = directive && sources.find(({ file }) => file.directives.includes(directive));
      return source ? [source, directive] : null;
    };
    return [
      {
        unit,
        value: (section, key) => directives(section, key).at(-1)?.value,
        values: (section, key) => directives(section, key).map(({ value }) => value),
        place: (section, key) => {
          const found = deciding(section, key);
          if (!found) return unitPlace(analysis, unit);
          const [source, directive] = found;
          return sourcePlace(analysis, { unit, source }, directive.key.span);
        },
        removal: (section, key) => {
          const found = deciding(section, key);
          if (!found) return [];
          const [source, directive] = found;
          return fixBy(analysis, `Remove ${key}=`, (change) =>
            change.editSource(source, deletion(directive.span)),
          );
        },
      },
    ];
  });
}

/** Looked for once per text. */
function isTemplated(file: UnitFile): boolean {
  let templated = knownTexts.get(file);
  if (templated === undefined) {
    templated = holdsTemplateText(file.source);
    knownTexts.set(file, templated);
  }
  return templated;
}

const knownTexts = new WeakMap<UnitFile, boolean>();

/** `Type=` as systemd works it out where it is not set (systemd.service(5)). */
export function serviceType({ value, values }: WholeUnit): string {
  const type = value('Service', 'Type');
  if (type !== undefined) return type;
  if (value('Service', 'BusName') !== undefined) return 'dbus';
  return values('Service', 'ExecStart').length > 0 ? 'simple' : 'oneshot';
}
