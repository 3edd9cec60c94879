import { dependencyTargets } from '../systemd/dependency-targets.ts';
import { isTrue } from '../systemd/number-values.ts';
import { parseUnitName, templateOf, type UnitType, unitTypeOf } from '../systemd/unit-name.ts';
import { addDefaultDependencies, orderTarget } from './default-dependencies.ts';
import { DEPENDENCY_KEYS, type DependencyKind } from './dependency.ts';
import { type ManagerDefaults, readService } from './service-settings.ts';
import { settingRefusal } from './setting-refusal.ts';
import { placeOf, UnitSettings } from './settings.ts';
import { type Life, Unit } from './unit.ts';
import type { TreeEntry, UnitText, UnitTree } from './unit-tree.ts';

/** systemd's set of loaded units: a unit is loaded when something names it (systemd.unit(5), UNIT LOADING). */
export class UnitLoader {
  private readonly byName = new Map<string, Unit>();
  private aliases: ReadonlyMap<string, readonly string[]> | null = null;
  private queue: Unit[] = [];

  constructor(
    readonly tree: UnitTree,
    private readonly defaults: ManagerDefaults,
    private readonly lifeOf: (unit: Unit) => Life,
    private readonly complain: (unit: Unit, message: string) => void,
  ) {}

  /** Every unit once, in the order in which they were loaded. */
  all(): readonly Unit[] {
    return [...new Set(this.byName.values())];
  }

  known(name: string): Unit | null {
    return this.byName.get(name) ?? null;
  }

  /** The unit of this name with all that it names; null for what is no unit name. */
  get(name: string): Unit | null {
    const unit = this.reference(name);
    if (unit?.load === 'not-found' && !this.queue.includes(unit) && this.canLoad(unit)) {
      this.aliases = null;
      this.load(unit);
    }
    this.loadQueue();
    return unit;
  }

  /** `daemon-reload`: every unit is read again, its state stays (systemctl(1)). */
  reload(): void {
    this.aliases = null;
    const units = this.all();
    for (const unit of units) unit.forget();
    for (const unit of units) this.load(unit);
    this.loadQueue();
  }

  /**
   * Unloads a unit that is down and that nothing which is kept names, with those that name it (`unit_may_gc`,
   * `unit_gc_sweep`). What it remembered is gone: its exit code, its restarts, its start limit.
   */
  collect(unit: Unit): void {
    const visited = new Set([unit]);
    for (const one of visited) {
      if (one.job || one.active() !== 'inactive' || one.id === '-.slice') return;
      for (const other of one.namedBy()) visited.add(other);
    }
    for (const one of visited) {
      one.forget();
      for (const name of [...one.names, one.id]) if (this.byName.get(name) === one) this.byName.delete(name);
    }
  }

  private loadQueue(): void {
    while (this.queue.length > 0) {
      const batch = this.queue;
      this.queue = [];
      for (const unit of batch) this.load(unit);
    }
  }

  private canLoad(unit: Unit): boolean {
    return this.tree.find(unit.id) !== null || this.tree.find(templateOf(unit.id) ?? '') !== null;
  }

  /** The unit, perhaps not read yet. */
  private reference(name: string): Unit | null {
    const known = this.byName.get(name);
    if (known) return known;
    const type = unitTypeOf(name);
    const parsed = parseUnitName(name);
    if (type === '' || (parsed === null && name !== '-.mount' && name !== '-.slice') || parsed?.template)
      return null;
    const id = this.canonical(name);
    const existing = this.byName.get(id);
    const unit = existing ?? new Unit(id, type as UnitType, this.lifeOf);
    this.byName.set(name, unit);
    this.byName.set(id, unit);
    if (!existing) this.queue.push(unit);
    return unit;
  }

  /** The name behind a link: `z.service` that points to `a.service` is `a.service`. */
  private canonical(name: string): string {
    let at = name;
    for (let steps = 0; steps < 16; steps++) {
      const entry = this.tree.find(at)?.entry;
      if (!entry || !('link' in entry) || entry.link === '/dev/null') return at;
      const target = entry.link.slice(entry.link.lastIndexOf('/') + 1);
      if (target === at || unitTypeOf(target) !== unitTypeOf(name)) return at;
      const parsed = parseUnitName(target);
      if (!parsed || parsed.template) return at;
      at = target;
    }
    return at;
  }

  private fragment(name: string): TreeEntry | null {
    let at = name;
    for (let steps = 0; steps < 16; steps++) {
      const entry = this.tree.find(at)?.entry ?? this.tree.find(templateOf(at) ?? '')?.entry;
      if (!entry || 'file' in entry || entry.link === '/dev/null') return entry ?? null;
      const target = entry.link.slice(entry.link.lastIndexOf('/') + 1);
      // A link to a file of the same name elsewhere: it is that file.
      if (target === at) return null;
      at = target;
    }
    return null;
  }

  private load(unit: Unit): void {
    unit.names.clear();
    unit.names.add(unit.id);
    for (const alias of this.aliasesOf(unit.id)) {
      unit.names.add(alias);
      this.byName.set(alias, unit);
    }
    unit.loadMessage = '';
    unit.stock = false;
    const found = this.fragment(unit.id);
    if (found && ('link' in found || found.file.source.trim() === '')) {
      unit.load = 'masked';
      unit.settings = null;
      return;
    }
    if (!found && !MADE_UP.has(unit.type)) {
      unit.load = 'not-found';
      unit.stock = true;
      unit.settings = null;
      return;
    }
    const dropIns = this.tree.dropIns([...unit.names]);
    const texts: readonly UnitText[] = found && 'file' in found ? [found, ...dropIns] : dropIns;
    const settings = new UnitSettings(unit.id, texts);
    unit.settings = settings;
    unit.load = 'loaded';
    unit.stock = texts.every(({ stock }) => stock);
    unit.description = settings.expand(settings.text('Unit', 'Description') ?? unit.id);
    unit.defaultDependencies = settings.yes('Unit', 'DefaultDependencies', true);
    if (texts.some(({ file }) => file.problems.some(({ code }) => code === 'bad-section-header'))) {
      unit.load = 'error';
      unit.loadMessage = 'Invalid section header.';
    }
    this.addWritten(unit, settings);
    this.addLinked(unit);
    addDefaultDependencies(
      unit,
      settings,
      (name) => this.reference(name),
      (name) => this.tree.find(name) !== null,
    );
    this.orderTargets(unit);
    this.check(unit, settings);
    unit.life.reloaded(settings);
  }

  private addWritten(unit: Unit, settings: UnitSettings): void {
    for (const { directive, text } of settings.all('Unit')) {
      const kind = DEPENDENCY_KEYS[directive.key.value];
      if (!kind) continue;
      for (const { value, span } of dependencyTargets(directive)) {
        const other = this.reference(settings.expand(value));
        if (!other) continue;
        unit.depend(kind, other, {
          unit: unit.id,
          directive: directive.key.value,
          place: placeOf(text, directive, span),
        });
      }
    }
  }

  /** The `.wants` and `.requires` folders (systemd.unit(5)). */
  private addLinked(unit: Unit): void {
    const names = [...unit.names]
      .flatMap((name) => [name, templateOf(name) ?? ''])
      .filter((name) => name !== '');
    for (const [suffix, kind] of FOLDERS) {
      for (const name of names) {
        for (const linked of this.tree.list(`${name}.${suffix}`)) {
          const other = this.reference(linked);
          if (other) unit.depend(kind, other, { unit: unit.id, directive: `.${suffix}/`, place: null });
        }
      }
    }
  }

  /**
   * A target comes after what it pulls in; looked at whenever one of the two has been loaded, since only then
   * the order written in the other is known.
   */
  private orderTargets(unit: Unit): void {
    if (unit.type === 'target') {
      for (const kind of PULLING) for (const other of unit.on(kind).keys()) orderTarget(unit, other);
    }
    for (const kind of PULLED) {
      for (const other of unit.on(kind).keys()) if (other.type === 'target') orderTarget(other, unit);
    }
  }

  private check(unit: Unit, settings: UnitSettings): void {
    if (unit.load !== 'loaded') return;
    const refusal =
      unit.type === 'service' ? readService(settings, this.defaults).refusal : settingRefusal(unit, settings);
    if (!refusal) return;
    unit.load = 'bad-setting';
    unit.loadMessage = refusal;
    this.complain(unit, refusal);
  }

  private aliasesOf(id: string): readonly string[] {
    if (!this.aliases) {
      const aliases = new Map<string, string[]>();
      for (const name of this.tree.names()) {
        const entry = this.tree.find(name)?.entry;
        if (!entry || 'file' in entry) continue;
        const target = this.canonical(name);
        if (target !== name) aliases.set(target, [...(aliases.get(target) ?? []), name]);
      }
      this.aliases = aliases;
    }
    return this.aliases.get(id) ?? [];
  }
}

const FOLDERS: readonly (readonly [string, DependencyKind])[] = [
  ['wants', 'Wants'],
  ['requires', 'Requires'],
];
const PULLING: readonly DependencyKind[] = ['Requires', 'Requisite', 'Wants', 'BindsTo', 'PartOf'];
const PULLED: readonly DependencyKind[] = ['RequiredBy', 'RequisiteOf', 'WantedBy', 'BoundBy', 'ConsistsOf'];
/** These exist without a file (systemd.slice(5), systemd.scope(5), systemd.device(5)). */
const MADE_UP: ReadonlySet<UnitType> = new Set(['slice', 'scope', 'device']);

/** True when the unit may be the one that is left running in an isolation (`AllowIsolate=`). */
export function allowsIsolate(unit: Unit): boolean {
  return isTrue(unit.settings?.text('Unit', 'AllowIsolate') ?? 'no');
}
