import { readTimeSpan } from '../systemd/time-span.ts';
import type { Scheduled } from './event-queue.ts';
import type { Manager } from './manager.ts';
import type { UnitSettings } from './settings.ts';
import type { ActiveState, Life, StartAnswer, Unit } from './unit.ts';

type TimerState = 'dead' | 'waiting' | 'running' | 'elapsed' | 'failed';

interface Elapse {
  readonly base: string;
  readonly delay: number;
  disabled: boolean;
}

/** A timer: it starts another unit some time after an event (timer.c of 252; systemd.timer(5)). */
export class TimerLife implements Life {
  sub: TimerState = 'dead';
  result: string | null = 'success';
  readonly restarts: number | null = null;
  readonly willRestart = false;
  private elapses: Elapse[] = [];
  private accuracy = 60_000;
  private remainsAfterElapse = true;
  private hasCalendar = false;
  private lastTrigger: number | null = null;
  private scheduled: Scheduled | null = null;

  constructor(
    readonly unit: Unit,
    readonly manager: () => Manager,
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
    this.result = 'success';
    this.lastTrigger = null;
    for (const elapse of this.elapses) elapse.disabled = false;
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
    const elapses: Elapse[] = [];
    for (const { directive } of settings.all('Timer')) {
      const key = directive.key.value;
      if (!/^On\w+$/.test(key)) continue;
      if (directive.value === '') elapses.length = 0;
      const delay = key.endsWith('Sec') ? readTimeSpan(directive.value) : null;
      if (delay !== null) elapses.push({ base: key, delay, disabled: false });
      if (key === 'OnCalendar' && directive.value !== '') this.hasCalendar = true;
    }
    this.elapses = elapses;
    this.accuracy = Math.max(settings.span('Timer', 'AccuracySec') ?? 60_000, 0.001);
    this.remainsAfterElapse = settings.yes('Timer', 'RemainAfterElapse', true);
    if (this.sub === 'waiting') this.enterWaiting();
  }

  triggerChanged(other: Unit): void {
    if (other.load !== 'loaded') return;
    for (const elapse of this.elapses) if (ON_UNIT.has(elapse.base)) elapse.disabled = false;
    if (this.sub === 'waiting' || this.sub === 'elapsed') this.enterWaiting();
    else if (this.sub === 'running' && other.isDown()) this.enterWaiting();
  }

  /** Looks when it elapses next (`timer_enter_waiting`). */
  private enterWaiting(): void {
    const { now } = this.manager();
    let next = Number.POSITIVE_INFINITY;
    let leaveAround = this.hasCalendar;
    for (const elapse of this.elapses) {
      if (elapse.disabled) continue;
      if (ON_UNIT.has(elapse.base)) leaveAround = true;
      const base = this.baseOf(elapse.base);
      if (base === null) continue;
      const at = base + elapse.delay;
      if (this.lastTrigger !== null && at < now && !ON_UNIT.has(elapse.base)) {
        elapse.disabled = true;
        continue;
      }
      next = Math.min(next, at);
    }
    this.scheduled?.cancel();
    if (!Number.isFinite(next) && !this.hasCalendar) {
      if (this.remainsAfterElapse || leaveAround) this.enter('elapsed');
      else this.enter('dead');
      return;
    }
    this.enter('waiting');
    this.scheduled = this.manager().timers.at(Math.max(next, now), () => this.elapsed(), this.accuracy);
  }

  private elapsed(): void {
    const manager = this.manager();
    if (this.sub !== 'waiting' || this.unit.job?.type === 'stop') return;
    const other = this.triggered();
    if (!other) return;
    let refused = false;
    manager.tryRequest({ type: 'start', unit: other, cause: this.unit.id }, (problem) => {
      refused = true;
      this.log(`Failed to queue unit startup job: ${problem.message}`);
    });
    if (refused) {
      this.result = 'resources';
      this.enter('failed');
      return;
    }
    this.lastTrigger = manager.now;
    this.enter('running');
  }

  /** systemd.timer(5): what each kind counts from; null when that has not happened yet. */
  private baseOf(key: string): number | null {
    const other = this.triggered();
    switch (key) {
      case 'OnActiveSec':
        return this.active === 'active' ? this.unit.inactiveExit : this.manager().now;
      case 'OnUnitActiveSec':
        return latest(other?.inactiveExit ?? null, this.lastTrigger);
      case 'OnUnitInactiveSec':
        return latest(other?.inactiveEnter ?? null, this.lastTrigger);
      default:
        return 0;
    }
  }

  private triggered(): Unit | null {
    return this.unit.reach('triggers')[0] ?? null;
  }

  private log(message: string): void {
    this.manager().recorder.message(this.unit.id, message);
  }

  private enter(sub: TimerState): void {
    const from = this.active;
    const before = this.sub;
    this.sub = sub;
    if (sub !== 'waiting') this.scheduled?.cancel();
    const manager = this.manager();
    if (before !== sub) manager.recorder.state(this.unit, before, sub, this.active);
    if (before !== sub || from !== this.active) {
      manager.changed(this.unit, { from, to: this.active, willRestart: false });
    }
  }
}

const ON_UNIT: ReadonlySet<string> = new Set(['OnUnitActiveSec', 'OnUnitInactiveSec']);

function latest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
