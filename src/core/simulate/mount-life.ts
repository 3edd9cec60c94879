import type { FileSystem } from './machine-state.ts';
import type { Manager } from './manager.ts';
import type { ActiveState, Life, StartAnswer, Unit } from './unit.ts';

type MountState = 'dead' | 'mounting' | 'mounting-done' | 'mounted' | 'failed';

/** A mount: `mount` runs, then it is there (mount.c of 252; systemd.mount(5)). What is mounted is not looked at. */
export class MountLife implements Life {
  sub: MountState = 'dead';
  result: string | null = 'success';
  readonly restarts: number | null = null;
  readonly willRestart = false;

  constructor(
    readonly unit: Unit,
    readonly manager: () => Manager,
    private readonly files: FileSystem,
    /** How long `mount` takes, in ms. */
    private readonly duration: number,
  ) {}

  get active(): ActiveState {
    return ACTIVE[this.sub];
  }

  start(): StartAnswer {
    if (this.sub === 'mounting') return 'started';
    this.enter('mounting');
    const { settings } = this.unit;
    const where = settings?.text('Mount', 'Where') ?? '';
    const what = settings?.text('Mount', 'What') ?? '';
    const bind = /\bbind\b/.test(settings?.text('Mount', 'Options') ?? '');
    this.manager().events.after(this.duration, () => {
      if (this.sub !== 'mounting') return;
      this.files.makeFolder(where);
      if (!bind || this.files.exists(what)) {
        this.enter('mounting-done');
        return this.enter('mounted');
      }
      this.result = 'exit-code';
      this.manager().recorder.message(this.unit.id, 'Mount process exited, code=exited, status=32/n/a');
      this.manager().recorder.message(this.unit.id, "Failed with result 'exit-code'.");
      this.enter('failed');
    });
    return 'started';
  }

  stop(): boolean {
    this.enter('dead');
    return true;
  }

  resetFailed(): void {
    if (this.sub === 'failed') this.enter('dead');
    this.result = 'success';
  }

  reloaded(): void {}
  triggerChanged(): void {}

  private enter(sub: MountState): void {
    const from = this.active;
    const before = this.sub;
    this.sub = sub;
    const manager = this.manager();
    if (before !== sub) manager.recorder.state(this.unit, before, sub, this.active);
    manager.changed(this.unit, { from, to: this.active, willRestart: false });
  }
}

const ACTIVE: Readonly<Record<MountState, ActiveState>> = {
  ...{
    dead: 'inactive',
    mounting: 'activating',
    'mounting-done': 'activating',
    mounted: 'active',
    failed: 'failed',
  },
};
