/** A value of `--restart`. */
export interface RestartPolicy {
  readonly name: 'no' | 'always' | 'unless-stopped' | 'on-failure';
  /** Restarts before docker gives up; null for no limit. */
  readonly most: number | null;
}

/** `no`, `always`, `unless-stopped` or `on-failure[:most]`; empty means `no`. null when the daemon refuses it. */
export function parseRestart(text: string): RestartPolicy | null {
  const match = /^(?:(no|always|unless-stopped):?|(on-failure)(?::([0-9]*))?)?$/.exec(text);
  if (!match) return null;
  const name = (match[1] ?? match[2] ?? 'no') as RestartPolicy['name'];
  return { name, most: !match[3] ? null : Number(match[3]) };
}

/** The client only looks whether a number follows the colon. */
export function restartCountProblem(text: string): string | null {
  const count = /:(.*)$/s.exec(text)?.[1];
  return count === undefined || /^[0-9]*$/.test(count) ? null : `"${count}" is not a number of restarts`;
}

/** What the daemon refuses. */
export function restartProblem(text: string): string | null {
  if (parseRestart(text)) return null;
  if (/^(?:no|always|unless-stopped):/.test(text)) return `"${text}": only on-failure takes a number`;
  return `"${text}" is not no, always, unless-stopped or on-failure[:number]`;
}
