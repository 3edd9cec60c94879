import type { CloudConfig, Field, UnitEntry } from '../cloud-config/document.ts';
import { fileText, isEncoded } from '../cloud-config/file-content.ts';
import { unitPlace } from '../machine/unit-sources.ts';
import { isTrue } from '../systemd/number-values.ts';
import type { Ended } from './exit-status.ts';
import { enableUnit } from './install.ts';
import type { JobResult, RequestedJob } from './job.ts';
import type { FileSystem } from './machine-state.ts';
import type { Manager } from './manager.ts';
import { Gate, type Pause, type Running } from './process.ts';
import { FAILURE, SUCCESS } from './program.ts';
import { RefusedJob } from './refused-job.ts';
import { refusalOf } from './systemctl.ts';
import type { FileOptions, Root, UnitTree } from './unit-tree.ts';

/** One step of coreos-cloudinit, for the timeline. */
export interface CloudInitStep {
  readonly unit: string;
  readonly what: 'enable' | 'command';
  readonly command: string;
  readonly from: number;
  to: number | null;
  /** Null while it waits for its job. */
  result: JobResult | 'refused' | null;
  readonly entry: number;
}

/** What coreos-cloudinit works on. */
export interface CloudInitHost {
  readonly config: CloudConfig;
  readonly tree: UnitTree;
  readonly files: FileSystem;
  readonly manager: () => Manager;
  readonly steps: CloudInitStep[];
  readonly duration: number;
  print(text: string): void;
}

/**
 * Applies a cloud-config as coreos-cloudinit does: all files, all units in document order (content, drop-ins, mask,
 * enable), one reload, then the commands in document order, each of which waits for its job. A refused call ends the
 * run, a failed job does not (coreos-cloudinit, system/unit.go and initialize/config.go).
 */
export function* runCloudInit(host: CloudInitHost): Running {
  const { config, manager } = host;
  yield host.duration;
  if (!config.readable) return FAILURE;
  writeFiles(host);
  let reload = false;
  for (const entry of config.units) {
    const name = nameOf(entry);
    if (name === '') continue;
    if (place(host, entry, name)) reload = true;
    if (isSet(entry.enable) && !isNetwork(name)) {
      const refusal = enableUnit(host.tree, name, rootOf(entry));
      const now = manager().now;
      const result = refusal ? 'refused' : 'done';
      host.steps.push({
        unit: name,
        what: 'enable',
        command: 'enable',
        from: now,
        to: now,
        result,
        entry: entry.index,
      });
      if (refusal) return fail(host, refusal);
    }
  }
  manager().timers.wake();
  if (reload) manager().units.reload();
  for (const entry of config.units) {
    const name = nameOf(entry);
    const command = entry.command?.text ?? '';
    if (name === '' || command === '' || isNetwork(name)) continue;
    const refusal = yield* carryOut(host, entry, name, command);
    if (refusal) return fail(host, refusal);
  }
  return SUCCESS;
}

function* carryOut(
  host: CloudInitHost,
  entry: UnitEntry,
  name: string,
  command: string,
): Generator<Pause, string | null, void> {
  const manager = host.manager();
  const step: CloudInitStep = {
    ...{
      unit: name,
      what: 'command',
      command,
      from: manager.now,
      to: null,
      result: null,
      entry: entry.index,
    },
  };
  host.steps.push(step);
  manager.timers.wake();
  const gate = new Gate();
  const type = COMMANDS[command];
  let result: JobResult | null = null;
  const onDone = (ended: JobResult) => {
    result = ended;
    gate.open();
  };
  const refusal = type
    ? ask(manager, name, command, type, onDone)
    : `Unsupported systemd command "${command}"`;
  if (refusal) {
    step.result = 'refused';
    step.to = manager.now;
    return refusal;
  }
  if (!gate.isOpen) yield gate;
  // Killed meanwhile, it never hears of it.
  step.result = result;
  step.to = manager.now;
  yield CALL;
  host.print(`Result of "${command}" on "${name}": ${step.result}\n`);
  return null;
}

function ask(
  manager: Manager,
  name: string,
  command: string,
  type: RequestedJob,
  onDone: (result: JobResult) => void,
): string | null {
  try {
    const unit = manager.units.get(name);
    const refused = refusalOf(manager.units, command, name);
    if (refused) throw refused;
    if (!unit) return `Invalid unit name "${name}".`;
    manager.request({ type, unit, cause: `command: ${command}`, onDone });
    return null;
  } catch (problem) {
    if (problem instanceof RefusedJob) return problem.message;
    throw problem;
  }
}

/** Milliseconds from one call over D-Bus to the next. */
const CALL = 5;

/** The D-Bus calls it knows. */
const COMMANDS: Readonly<Record<string, RequestedJob | undefined>> = {
  ...{ start: 'start', stop: 'stop', restart: 'restart', reload: 'reload', 'try-restart': 'try-restart' },
  ...{ 'reload-or-restart': 'restart', 'reload-or-try-restart': 'try-restart' },
};

/** Content, drop-ins and mask of an entry; true when something was written that needs a reload. */
function place({ tree }: CloudInitHost, entry: UnitEntry, name: string): boolean {
  const root = rootOf(entry);
  if (isNetwork(name)) return false;
  let written = false;
  const write = (path: string, field: Field | null) => {
    if (!field?.text) return;
    tree.write(root, path, field.text, optionsOf(field));
    written = true;
  };
  write(name, entry.content);
  for (const dropIn of entry.dropIns) {
    if (dropIn.name?.text) write(`${name}.d/${dropIn.name.text}`, dropIn.content);
  }
  if (isSet(entry.mask)) tree.link(root, name, '/dev/null');
  else if (isSet(entry.runtime)) {
    const entryThere = tree.get('run', name);
    if (entryThere && 'link' in entryThere && entryThere.link === '/dev/null') tree.remove('run', name);
  }
  return written;
}

function writeFiles({ config, tree, files }: CloudInitHost): void {
  for (const file of config.files) {
    const path = file.path?.text ?? '';
    const text = fileText(file) ?? '';
    if (path === '') continue;
    files.write(path, text);
    if (!unitPlace(path)) continue;
    const [, root = 'etc', inside = ''] = /^\/?(etc|run|usr\/lib)\/systemd\/system\/(.+)$/.exec(path) ?? [];
    tree.write(root as Root, inside, text, !isEncoded(file) && file.content ? optionsOf(file.content) : {});
  }
}

function optionsOf(field: Field): FileOptions {
  const embedding = field.node?.kind === 'scalar' ? field.node.embedding : null;
  return embedding ? { toDocument: (span) => embedding.toOuter(span) } : {};
}

function fail(host: CloudInitHost, message: string): Ended {
  host.print(`${message}\n`);
  return FAILURE;
}

function nameOf(entry: UnitEntry): string {
  return entry.name?.text?.trim() ?? '';
}

function rootOf(entry: UnitEntry): Root {
  return isSet(entry.runtime) ? 'run' : 'etc';
}

function isSet(field: Field | null): boolean {
  return isTrue(field?.text ?? '');
}

/** These go to systemd-networkd. */
function isNetwork(name: string): boolean {
  return /\.(?:network|netdev|link)$/.test(name);
}
