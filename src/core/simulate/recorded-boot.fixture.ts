import { possibleOutcomes } from './outcomes.ts';
import { type Recording, recordingOf } from './recording.ts';
import { RIG_DEFAULTS, type RigOptions, rigBoot } from './rig-options.ts';

/** A boot of the real systemd 252, as the rig that recorded it writes it down. */
export interface RecordedBoot {
  readonly id: string;
  /** Unit files by name; `#` alone is a cloud-config. */
  readonly files: Readonly<Record<string, string>>;
  readonly options: readonly string[];
  /** The units in the order of their first start. */
  readonly order: readonly string[];
  readonly units: Readonly<Record<string, RecordedState>>;
}

interface RecordedState {
  readonly load: string;
  readonly active?: string;
  readonly sub?: string;
  readonly result?: string;
  readonly restarts?: number;
}

/**
 * What the simulation of a recorded boot has otherwise: order, and per unit load, state, result and restarts. Where
 * systemd chose by chance, one of the outcomes must be the recorded one.
 */
export function differences(boot: RecordedBoot): readonly string[] {
  const source = boot.files['#'] ?? Object.entries(boot.files).map(([path, text]) => ({ path, text }));
  const input = rigBoot(source, readOptions(boot.options));
  const found = possibleOutcomes(input).map(({ run }) => compare(boot, recordingOf(run, input, 'own')));
  return found.find((list) => list.length === 0) ?? found[0] ?? [];
}

function compare(boot: RecordedBoot, recording: Recording): string[] {
  const list: string[] = [];
  const say = (what: string, real: string, ours: string) => {
    if (real !== ours) list.push(`${what}: really ${real}, here ${ours}`);
  };
  say('order', ordered(boot.order), ordered(recording.order));
  for (const [name, real] of Object.entries(boot.units)) {
    if (real.active === undefined || isOfTheRig(name)) continue;
    const ours = recording.units[name];
    say(name, state(real), ours ? state(ours) : 'not there');
  }
  return list;
}

function state({
  load,
  active,
  sub,
  result,
  restarts,
}: { [K in keyof RecordedState]?: RecordedState[K] | null }): string {
  return `${load} ${active} ${sub} ${result ?? ''} ${restarts ?? ''}`.trim();
}

function ordered(names: readonly string[]): string {
  return names.filter((name) => !isOfTheRig(name)).join(' ');
}

/** With `--all` the rig lists its host's journal, bus, mounts and targets, too. */
function isOfTheRig(name: string): boolean {
  return (
    /^(?:systemd-|dbus|usr|dev-|rig\.|tmp\.|-\.|init\.|syslog|emergency|rescue|system\.|early-)/.test(name) ||
    (/^[a-z-]+\.target$/.test(name) && STOCK_TARGETS.test(name))
  );
}

const STOCK_TARGETS =
  /^(?:basic|local-fs|local-fs-pre|multi-user|network|network-pre|network-online|paths|shutdown|slices|sockets|swap|sysinit|timers|umount|x)\./;

/** The words of a call of the rig. */
function readOptions(words: readonly string[]): RigOptions {
  const lists = new Map<string, string[]>();
  for (let at = 0; at < words.length; at++) {
    const name = (words[at] as string).slice(2);
    const bare = name === 'enable' || name === 'all';
    lists.set(name, [...(lists.get(name) ?? []), bare ? '' : (words[++at] ?? '')]);
  }
  const all = (name: string) => lists.get(name) ?? [];
  return {
    ...{
      want: all('want'),
      docker: all('docker'),
      at: all('at'),
      manager: all('manager'),
      file: all('file'),
    },
    enable: lists.has('enable'),
    target: all('target').at(-1) ?? RIG_DEFAULTS.target,
    settle: Number(all('settle').at(-1) ?? RIG_DEFAULTS.settle),
    max: Number(all('max').at(-1) ?? RIG_DEFAULTS.max),
  };
}
