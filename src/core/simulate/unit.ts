import type { UnitType } from '../systemd/unit-name.ts';
import { type DependencyKind, EFFECTS, type Effect, inverseOf, type Origin } from './dependency.ts';
import type { Job } from './job.ts';
import type { UnitSettings } from './settings.ts';

export type LoadState = 'loaded' | 'not-found' | 'bad-setting' | 'error' | 'masked';
export type ActiveState = 'active' | 'reloading' | 'inactive' | 'failed' | 'activating' | 'deactivating';

/**
 * What a start comes to at once (the return values of `unit_start` in 252): `again` leaves the job waiting, `already`
 * and `condition` end it as done.
 */
export type StartAnswer =
  | 'started'
  | 'again'
  | 'already'
  | 'condition'
  | 'assert'
  | 'unbound'
  | 'unsupported'
  | 'invalid'
  | 'failed';

/** How a unit of one type starts, runs and stops. */
export interface Life {
  readonly active: ActiveState;
  /** systemd's own state of the type: `running`, `listening`, `elapsed`. */
  readonly sub: string;
  /** `success`, `exit-code`, `timeout` …; null for types without a result. */
  readonly result: string | null;
  readonly restarts: number | null;
  start(): StartAnswer;
  /** False when units of the type cannot be stopped. */
  stop(): boolean;
  reload?(): void;
  resetFailed(): void;
  /** A unit that this one triggers, or is triggered by, changed its state or lost its job. */
  triggerChanged(other: Unit): void;
  /** The definition was read again. */
  reloaded(settings: UnitSettings): void;
  readonly willRestart: boolean;
}

/** A unit that systemd has loaded. */
export class Unit {
  readonly names = new Set<string>();
  load: LoadState = 'not-found';
  /** Why it was refused. */
  loadMessage = '';
  settings: UnitSettings | null = null;
  description: string;
  job: Job | null = null;
  life: Life;
  /** False when a Condition…= was not met at the last start. */
  conditionMet = true;
  /** True for units that the machine has by itself. */
  stock = false;
  defaultDependencies = true;
  startLimitHit = false;
  /** Times in milliseconds; null before the first. */
  inactiveExit: number | null = null;
  inactiveEnter: number | null = null;
  activeEnter: number | null = null;
  activeExit: number | null = null;
  private readonly dependencies = new Map<DependencyKind, Map<Unit, Origin>>();
  private effects: Partial<Record<Effect, readonly Unit[]>> = {};

  constructor(
    readonly id: string,
    readonly type: UnitType,
    life: (unit: Unit) => Life,
  ) {
    this.names.add(id);
    this.description = id;
    this.life = life(this);
  }

  active(): ActiveState {
    return this.life.active;
  }

  isActive(): boolean {
    const active = this.active();
    return active === 'active' || active === 'reloading';
  }

  isActiveOrActivating(): boolean {
    return this.isActive() || this.active() === 'activating';
  }

  /** Inactive or failed. */
  isDown(): boolean {
    const active = this.active();
    return active === 'inactive' || active === 'failed';
  }

  depend(kind: DependencyKind, other: Unit, origin: Origin): void {
    if (other === this) return;
    this.put(kind, other, origin);
    other.put(inverseOf(kind), this, origin);
  }

  /** Takes away what this unit's own file and defaults made, before it is read again. */
  forget(): void {
    for (const [kind, others] of this.dependencies) {
      for (const [other, origin] of others) {
        if (origin.unit !== this.id) continue;
        others.delete(other);
        other.dependencies.get(inverseOf(kind))?.delete(this);
        other.effects = {};
      }
    }
    this.effects = {};
  }

  /** The units in whose own files or defaults this one is named. */
  *namedBy(): Generator<Unit> {
    for (const others of this.dependencies.values()) {
      for (const [other, origin] of others) if (origin.unit === other.id) yield other;
    }
  }

  on(kind: DependencyKind): ReadonlyMap<Unit, Origin> {
    return this.dependencies.get(kind) ?? NONE;
  }

  has(kind: DependencyKind, other: Unit): boolean {
    return this.dependencies.get(kind)?.has(other) ?? false;
  }

  /** The units that an effect reaches from here, each once. */
  reach(effect: Effect): readonly Unit[] {
    let units = this.effects[effect];
    if (!units) {
      units = [...new Set(EFFECTS[effect].flatMap((kind) => [...this.on(kind).keys()]))];
      this.effects[effect] = units;
    }
    return units;
  }

  private put(kind: DependencyKind, other: Unit, origin: Origin): void {
    let others = this.dependencies.get(kind);
    if (!others) {
      others = new Map();
      this.dependencies.set(kind, others);
    }
    const known = others.get(other);
    if (known?.place) return;
    others.set(other, known && !origin.place ? known : origin);
    this.effects = {};
  }
}

const NONE: ReadonlyMap<Unit, Origin> = new Map();
