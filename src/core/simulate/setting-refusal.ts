import { escapeUnitPath } from '../systemd/unit-name.ts';
import type { UnitSettings } from './settings.ts';
import type { Unit } from './unit.ts';

/** Why systemd refuses a unit that is no service, in its own words; null when it does not (`socket_verify` and the like of 252). */
export function settingRefusal(unit: Unit, settings: UnitSettings): string | null {
  const has = (section: string, pattern: RegExp) =>
    [...settings.all(section)].some(
      ({ directive }) => pattern.test(directive.key.value) && directive.value !== '',
    );
  switch (unit.type) {
    case 'socket':
      return has('Socket', /^Listen/)
        ? null
        : 'Unit has no Listen setting (ListenStream=, ListenDatagram=, ListenFIFO=, ...). Refusing.';
    case 'timer':
      return has('Timer', /^On/) ? null : 'Timer unit lacks value setting. Refusing.';
    case 'path':
      return has('Path', /^(?:Path|DirectoryNotEmpty)/) ? null : 'Path unit lacks path setting. Refusing.';
    case 'mount': {
      const where = settings.text('Mount', 'Where');
      if (where !== null && `${escapeUnitPath(settings.expand(where))}.mount` !== unit.id) {
        return "Where= setting doesn't match unit name. Refusing.";
      }
      return settings.text('Mount', 'What') === null ? 'What= setting is missing. Refusing.' : null;
    }
    default:
      return null;
  }
}
