import { describeEnd, type Ended, isExit, resultOf, type ServiceResult } from './exit-status.ts';
import type { ServiceLife } from './service-life.ts';

/** The main process ended (`service_sigchld_event` of 252). */
export function mainExited(life: ServiceLife, end: Ended): void {
  const { settings, state } = life;
  let result = read(life, end, 'main');
  life.mainEnd = end;
  const command = life.mainCommand ?? settings.execStart[0];
  if (command?.ignoresFailure) result = 'success';
  report(life, 'Main process', end, result === 'success');
  life.keep(result);
  life.main = null;
  if (settings.type === 'oneshot' && life.next.length > 0 && state === 'start' && result === 'success') {
    life.runNextMain();
    return;
  }
  life.mainCommand = null;
  const controlRuns = life.control !== null;
  switch (state) {
    case 'start-post':
    case 'reload':
      if (!controlRuns) life.enterStop(result);
      return;
    case 'start':
      if (settings.type === 'oneshot') {
        if (result === 'success') life.enterStartPost();
        else life.enterSignal('stop-sigterm', result);
      } else if (settings.type === 'notify' || settings.type === 'dbus') {
        if (result !== 'success') life.enterSignal('stop-sigterm', result);
        else if (!settings.remainAfterExit || settings.notifyAccess === 'main')
          life.enterSignal('stop-sigterm', 'protocol');
      } else life.enterRunning(result);
      return;
    case 'running':
      life.enterRunning(result);
      return;
    case 'stop-sigterm':
    case 'stop-sigkill':
      if (!controlRuns) life.enterStopPost(result);
      return;
    case 'stop-post':
      if (!controlRuns) life.enterSignal('final-sigterm', result);
      return;
    case 'final-sigterm':
    case 'final-sigkill':
      if (!controlRuns) life.enterDead(result);
      return;
    default:
  }
}

/** A process of ExecCondition=, ExecStartPre=, ExecStartPost=, ExecStop=, ExecStopPost= or a forking ExecStart= ended. */
export function controlExited(life: ServiceLife, end: Ended): void {
  const { settings, state } = life;
  let result = life.controlCommand?.ignoresFailure ? 'success' : read(life, end, 'control');
  let success = result === 'success';
  if (state === 'condition') {
    // systemd.service(5), ExecCondition=: 1 to 254 skip the rest without a failure.
    if (result === 'exit-code' && isExit(end) && end.code < 255) {
      result = 'exec-condition';
      success = true;
      life.unit.conditionMet = false;
    } else if (success) life.unit.conditionMet = true;
  }
  report(life, state === 'condition' ? 'Condition check process' : 'Control process', end, success);
  if (state !== 'reload') life.keep(result);
  life.control = null;
  if (life.next.length > 0 && result === 'success') {
    life.runNextControl();
    return;
  }
  life.next = [];
  life.controlCommand = null;
  const mainRuns = life.main !== null;
  switch (state) {
    case 'condition':
      if (result === 'success') life.enterStartPre();
      else life.enterSignal('stop-sigterm', result);
      return;
    case 'start-pre':
      if (result === 'success') life.enterStart();
      else life.enterSignal('stop-sigterm', result);
      return;
    case 'start':
      if (settings.type !== 'forking') return;
      if (result !== 'success') {
        life.enterSignal('stop-sigterm', result);
        return;
      }
      adoptMain(life);
      life.enterStartPost();
      return;
    case 'start-post':
      if (result !== 'success') {
        life.enterSignal('stop-sigterm', result);
        return;
      }
      life.enterRunning('success');
      return;
    case 'reload':
      life.enterRunning('success');
      return;
    case 'stop':
      life.enterSignal('stop-sigterm', result);
      return;
    case 'stop-sigterm':
    case 'stop-sigkill':
      if (!mainRuns) life.enterStopPost(result);
      return;
    case 'stop-post':
      if (!mainRuns) life.enterSignal('final-sigterm', result);
      return;
    case 'final-sigterm':
    case 'final-sigkill':
      if (!mainRuns) life.enterDead(result);
      return;
    default:
  }
}

/** No process is left in the unit (`service_notify_cgroup_empty_event`). */
export function groupEmpty(life: ServiceLife): void {
  if (life.group.members.size > 0) return;
  const { settings, state } = life;
  switch (state) {
    case 'start':
      if (settings.type === 'notify' || settings.type === 'dbus') life.enterStopPost('protocol');
      return;
    case 'running':
      life.enterRunning('success');
      return;
    case 'stop-sigterm':
    case 'stop-sigkill':
      life.enterStopPost('success');
      return;
    case 'stop-post':
    case 'final-sigterm':
    case 'final-sigkill':
      life.enterDead('success');
      return;
    default:
  }
}

/** Of a forking service the one process that is left is the main one (`service_search_main_pid`). */
function adoptMain(life: ServiceLife): void {
  const [first, ...others] = life.group.members;
  if (!first || others.length > 0) return;
  life.main = first;
  life.mainKnown = true;
}

/** Only what is meant to run on may end by one of the signals that ask for an end. */
function read(life: ServiceLife, end: Ended, which: 'main' | 'control'): ServiceResult {
  const { type, successStatus } = life.settings;
  const { controlCommand, settings } = life;
  const starts = which === 'main' || (controlCommand !== null && settings.execStart.includes(controlCommand));
  return resultOf(end, type === 'oneshot' || !starts ? 'command' : 'daemon', successStatus);
}

/** A clean end with code 0 is no news. */
function report(life: ServiceLife, what: string, end: Ended, success: boolean): void {
  if (isExit(end) && end.code === 0 && success) return;
  life.log(`${what} exited, ${describeEnd(end)}${success ? ' (success)' : ''}`);
}
