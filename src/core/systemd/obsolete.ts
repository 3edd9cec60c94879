import type { DirectiveFact } from './directives.ts';

/** What systemd still takes and warns about. */
export interface Obsolete {
  /** What the note in the journal comes to. */
  readonly message: string;
  /** The key to write in its place, where its values mean the same. */
  readonly key: string | null;
  /** The value to write in its place. */
  readonly value: string | null;
}

/** Null for what the target's systemd takes without a word (systemd 252, `load-fragment.c`). */
export function obsolete(fact: DirectiveFact, value: string, systemd: number): Obsolete | null {
  const { key, parser } = fact;
  if (key === 'MemoryLimit' && systemd >= 252) return newKey(key, 'MemoryMax', 'MemoryMax');
  if (parser === 'cpu_shares' && systemd >= 252) return newKey(key, 'CPUWeight', null);
  if (/^blockio_(?:device_weight|bandwidth)$/.test(parser) && systemd >= 252)
    return newKey(key, 'IODeviceWeight= or IO…BandwidthMax', null);
  if (fact.obsolete) return newKey(key, key.replace('Overridable', ''), key.replace('Overridable', ''));
  if (parser === 'exec_output' && systemd >= 246 && /^syslog(?:\+console)?$/.test(value)) {
    const journal = value.replace('syslog', 'journal');
    return {
      message: `systemd takes ${key}=${value} for ${key}=${journal} since 246.`,
      key: null,
      value: journal,
    };
  }
  if (parser === 'kill_mode' && value === 'none' && systemd >= 246) {
    const message =
      'KillMode=none leaves processes behind that systemd no longer looks after. It is to be removed.';
    return { message, key: null, value: null };
  }
  return null;
}

function newKey(old: string, name: string, key: string | null): Obsolete {
  return { message: `${old}= is obsolete: ${name}= has taken its place.`, key, value: null };
}
