import type { ServiceLife } from './service-life.ts';

/** A time limit of the present step is over (`service_dispatch_timer` of 252). */
export function timedOut(life: ServiceLife): void {
  const { state } = life;
  switch (state) {
    case 'condition':
    case 'start-pre':
    case 'start':
    case 'start-post':
      life.log(`${state} operation timed out. Terminating.`);
      return life.enterSignal('stop-sigterm', 'timeout');
    case 'running':
      life.log('Service reached runtime time limit. Stopping.');
      return life.enterStop('timeout');
    case 'reload':
      life.log('Reload operation timed out. Killing reload process.');
      return life.enterRunning('success');
    case 'stop':
      life.log('Stopping timed out. Terminating.');
      return life.enterSignal('stop-sigterm', 'timeout');
    case 'stop-sigterm':
      if (!life.settings.sendSigkill) return life.enterStopPost('timeout');
      life.log("State 'stop-sigterm' timed out. Killing.");
      return life.enterSignal('stop-sigkill', 'timeout');
    case 'stop-sigkill':
      life.log('Processes still around after SIGKILL. Ignoring.');
      return life.enterStopPost('timeout');
    case 'stop-post':
      life.log("State 'stop-post' timed out. Terminating.");
      return life.enterSignal('final-sigterm', 'timeout');
    case 'final-sigterm':
      if (!life.settings.sendSigkill) return life.enterDead('timeout', 'final');
      life.log("State 'final-sigterm' timed out. Killing.");
      return life.enterSignal('final-sigkill', 'timeout');
    case 'final-sigkill':
      life.log('Processes still around after final SIGKILL. Entering failed mode.');
      return life.enterDead('timeout');
    case 'auto-restart':
      return life.enterRestart();
    default:
  }
}
