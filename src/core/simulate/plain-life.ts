import type { Manager } from './manager.ts';
import type { ActiveState, Life, StartAnswer, Unit } from './unit.ts';

/** A unit that is there at once when it is started: targets, slices, scopes, and what is not simulated further (systemd.target(5)). */
export class PlainLife implements Life {
  sub = 'dead';
  readonly result: string | null = null;
  readonly restarts: number | null = null;
  readonly willRestart = false;

  constructor(
    readonly unit: Unit,
    readonly manager: () => Manager,
    /** The state when it is up. */
    private readonly up = 'active',
  ) {}

  get active(): ActiveState {
    return this.sub === 'dead' ? 'inactive' : 'active';
  }

  start(): StartAnswer {
    this.enter(this.up);
    return 'started';
  }

  stop(): boolean {
    this.enter('dead');
    return true;
  }

  /** In this state when process 1 begins. */
  coldplug(): void {
    this.sub = this.up;
  }

  resetFailed(): void {}
  triggerChanged(): void {}
  reloaded(): void {}

  private enter(sub: string): void {
    const from = this.active;
    const before = this.sub;
    this.sub = sub;
    const manager = this.manager();
    if (before !== sub) manager.recorder.state(this.unit, before, sub, this.active);
    manager.changed(this.unit, { from, to: this.active, willRestart: false });
  }
}
