import { inQuotes, Refused } from './refused.ts';

/** @throws Refused unless docker takes the name for a container (daemon/names). */
export function refuseBadContainerName(name: string): void {
  if (/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) return;
  throw new Refused(
    `${inQuotes(name)} is no container name: letters, digits, "_", "." and "-", at least two of them.`,
  );
}
