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
      life.enterSignal('stop-sigterm', 'timeout');
      return;
    case 'running':
      life.log('Service reached runtime time limit. Stopping.');
      life.enterStop('timeout');
      return;
    case 'reload':
      life.log('Reload operation timed out. Killing reload process.');
      life.enterRunning('success');
      return;
    case 'stop':
      life.log('Stopping timed out. Terminating.');
      life.enterSignal('stop-sigterm', 'timeout');
      return;
    case 'stop-sigterm':
      if (!life.settings.sendSigkill) {
        life.enterStopPost('timeout');
        return;
      }
      life.log("State 'stop-sigterm' timed out. Killing.");
      life.enterSignal('stop-sigkill', 'timeout');
      return;
    case 'stop-sigkill':
      life.log('Processes still around after SIGKILL. Ignoring.');
      life.enterStopPost('timeout');
      return;
    case 'stop-post':
      life.log("State 'stop-post' timed out. Terminating.");
      life.enterSignal('final-sigterm', 'timeout');
      return;
    case 'final-sigterm':
      if (!life.settings.sendSigkill) {
        life.enterDead('timeout', 'final');
        return;
      }
      life.log("State 'final-sigterm' timed out. Killing.");
      life.enterSignal('final-sigkill', 'timeout');
      return;
    case 'final-sigkill':
      life.log('Processes still around after final SIGKILL. Entering failed mode.');
      life.enterDead('timeout');
      return;
    case 'auto-restart':
      life.enterRestart();
      return;
    default:
  }
}
