import { globPattern } from './conditions.ts';
import type { FileSystem } from './machine-state.ts';
import type { Manager } from './manager.ts';
import type { UnitSettings } from './settings.ts';
import type { ActiveState, Life, StartAnswer, Unit } from './unit.ts';

type PathState = 'dead' | 'waiting' | 'running' | 'failed';
interface Watch {
  readonly key: string;
  readonly path: string;
}

/** A path unit: it starts another one when a file is there or changes (path.c of 252; systemd.path(5)). */
export class PathLife implements Life {
  sub: PathState = 'dead';
  result: string | null = 'success';
  readonly restarts: number | null = null;
  readonly willRestart = false;
  private watches: readonly Watch[] = [];
  private makesFolder = false;

  constructor(
    readonly unit: Unit,
    readonly manager: () => Manager,
    private readonly files: FileSystem,
  ) {}

  get active(): ActiveState {
    if (this.sub === 'failed') return 'failed';
    return this.sub === 'dead' ? 'inactive' : 'active';
  }

  start(): StartAnswer {
    const other = this.triggered();
    if (other?.load !== 'loaded') {
      this.log(`Refusing to start, unit ${other?.id ?? ''} to trigger not loaded.`);
      return 'failed';
    }
    if (this.makesFolder) for (const { path } of this.watches) this.files.makeFolder(path);
    this.result = 'success';
    this.enterWaiting();
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

  reloaded(settings: UnitSettings): void {
    this.watches = [...settings.all('Path')].flatMap(({ directive }) =>
      WATCHED.has(directive.key.value) && directive.value !== ''
        ? [{ key: directive.key.value, path: settings.expand(directive.value) }]
        : [],
    );
    this.makesFolder = settings.yes('Path', 'MakeDirectory', false);
  }

  triggerChanged(other: Unit): void {
    if (this.sub !== 'waiting' && this.sub !== 'running') return;
    if (other.startLimitHit) {
      this.result = 'unit-start-limit-hit';
      this.log(`Failed with result '${this.result}'.`);
      this.enter('failed');
      return;
    }
    if (other.job) return;
    if (this.sub === 'running' && other.isDown()) this.enterWaiting();
    else if (this.sub === 'waiting' && !other.isDown()) this.enter('running');
  }

  /** Something happened to a file. */
  fileChanged(path: string): void {
    if (this.sub !== 'waiting') return;
    const changed = this.watches.some((watch) => /Changed|Modified/.test(watch.key) && watch.path === path);
    if (changed || this.isGood()) {
      this.manager().timers.wake();
      this.trigger();
    }
  }

  private enterWaiting(): void {
    const other = this.triggered();
    if (other && !other.isDown()) {
      this.enter('running');
      return;
    }
    if (this.isGood()) this.trigger();
    else this.enter('waiting');
  }

  private trigger(): void {
    const other = this.triggered();
    if (!other || this.unit.job?.type === 'stop') return;
    this.manager().tryRequest({ type: 'start', unit: other, cause: this.unit.id }, (problem) => {
      this.log(`Failed to queue unit startup job: ${problem.message}`);
      this.result = 'resources';
    });
    this.enter(this.result === 'resources' ? 'failed' : 'running');
  }

  private isGood(): boolean {
    const { files } = this;
    return this.watches.some(({ key, path }) => {
      if (key === 'PathExists') return files.exists(path);
      if (key === 'DirectoryNotEmpty') return files.list(path).length > 0;
      if (key !== 'PathExistsGlob') return false;
      const pattern = globPattern(path.slice(path.lastIndexOf('/') + 1));
      return files.list(path.slice(0, path.lastIndexOf('/')) || '/').some((name) => pattern.test(name));
    });
  }

  private triggered(): Unit | null {
    return this.unit.reach('triggers')[0] ?? null;
  }

  private log(message: string): void {
    this.manager().recorder.message(this.unit.id, message);
  }

  private enter(sub: PathState): void {
    const from = this.active;
    const before = this.sub;
    this.sub = sub;
    const manager = this.manager();
    if (before !== sub) manager.recorder.state(this.unit, before, sub, this.active);
    manager.changed(this.unit, { from, to: this.active, willRestart: false });
  }
}

const WATCHED: ReadonlySet<string> = new Set([
  ...['PathExists', 'PathExistsGlob', 'PathChanged', 'PathModified', 'DirectoryNotEmpty'],
]);
