import type { Manager } from './manager.ts';
import type { ActiveState, Life, StartAnswer, Unit } from './unit.ts';

type SocketState = 'dead' | 'listening' | 'running' | 'failed';

/** A socket: it listens, and starts its service when someone connects (socket.c of 252; systemd.socket(5)). */
export class SocketLife implements Life {
  sub: SocketState = 'dead';
  result: string | null = 'success';
  readonly restarts: number | null = null;
  readonly willRestart = false;

  constructor(
    readonly unit: Unit,
    readonly manager: () => Manager,
  ) {}

  get active(): ActiveState {
    if (this.sub === 'failed') return 'failed';
    return this.sub === 'dead' ? 'inactive' : 'active';
  }

  start(): StartAnswer {
    const service = this.service();
    if (service && service.load !== 'loaded') {
      this.log(`Socket service ${service.id} not loaded, refusing.`);
      return 'failed';
    }
    if (service && !['dead', 'failed', 'auto-restart'].includes(service.life.sub)) {
      this.log(`Socket service ${service.id} already active, refusing.`);
      return 'failed';
    }
    this.result = 'success';
    this.enter('listening');
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

  triggerChanged(service: Unit): void {
    if (this.sub !== 'listening' && this.sub !== 'running') return;
    if (service.startLimitHit) {
      this.result = 'service-start-limit-hit';
      this.log(`Failed with result '${this.result}'.`);
      this.enter('failed');
      return;
    }
    if (service.job) return;
    if (['dead', 'failed', 'final-sigterm', 'final-sigkill', 'auto-restart'].includes(service.life.sub)) {
      this.enter('listening');
    }
    if (service.life.sub === 'running') this.enter('running');
  }

  /** Someone connects; false when nobody listens. */
  connect(): boolean {
    if (this.sub === 'running') return true;
    const service = this.service();
    if (this.sub !== 'listening' || !service) return false;
    const manager = this.manager();
    manager.timers.wake();
    if (this.unit.job?.type === 'stop') return false;
    const job = manager.tryRequest(
      { type: 'start', unit: service, cause: `a connection to ${this.unit.id}` },
      (problem) => {
        this.log(
          `Failed to queue service startup job (Maybe the service file is missing or not a non-template unit?): ${problem.message}`,
        );
        this.result = 'resources';
      },
    );
    this.enter(this.result === 'resources' ? 'failed' : 'running');
    return job !== null;
  }

  private service(): Unit | null {
    return this.unit.reach('triggers')[0] ?? null;
  }

  private log(message: string): void {
    this.manager().recorder.message(this.unit.id, message);
  }

  private enter(sub: SocketState): void {
    const from = this.active;
    const before = this.sub;
    this.sub = sub;
    const manager = this.manager();
    if (before !== sub) manager.recorder.state(this.unit, before, sub, this.active);
    manager.changed(this.unit, { from, to: this.active, willRestart: false });
  }
}
