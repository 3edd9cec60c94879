import { type Command, expandVariables } from './commands.ts';
import type { FileSystem } from './machine-state.ts';
import type { ProcessGroup } from './process.ts';
import type { ServiceSettings } from './service-settings.ts';

/** A process that a service asks for. */
export interface SpawnRequest {
  readonly unit: string;
  readonly group: ProcessGroup;
  readonly command: Command;
  readonly settings: ServiceSettings;
  /** The service's state: which step it is. */
  readonly step: string;
  /** Type=idle: the program waits until no job is left. */
  readonly idle: boolean;
  /** Type=exec and dbus: tells when it is up. */
  readonly whenUp: (() => void) | null;
}

/** Environment= and the variables of EnvironmentFile=; null when a file is missing that has no `-` (systemd.exec(5)). */
export function environmentOf(
  settings: ServiceSettings,
  files: FileSystem,
): ReadonlyMap<string, string> | null {
  const variables = new Map(settings.environment);
  for (const written of settings.environmentFiles) {
    const optional = written.startsWith('-');
    const text = files.read(written.replace(/^-/, ''));
    if (text === null && !optional) return null;
    for (const line of (text ?? '').split('\n')) {
      const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)=(.*?)\s*$/.exec(line);
      if (match) variables.set(match[1] as string, (match[2] as string).replace(/^(["'])(.*)\1$/, '$2'));
    }
  }
  return variables;
}

/** The words with variables put in: systemd has PATH among them. */
export function wordsOf(command: Command, environment: ReadonlyMap<string, string>): readonly string[] {
  return expandVariables(command, environment);
}

/** Why the program is never reached: the codes that systemd's child exits with (systemd.exec(5), PROCESS EXIT CODES). */
export function setupFailure(settings: ServiceSettings, files: FileSystem): number | null {
  const { user, workingDirectory } = settings;
  if (
    user !== null &&
    !/^(?:\d+|root|core|nobody|messagebus|etcd|systemd-\w+)$/.test(user) &&
    !files.exists(`/home/${user}`)
  )
    return 217;
  if (workingDirectory?.startsWith('/') && !files.isFolder(workingDirectory)) return 200;
  return null;
}
