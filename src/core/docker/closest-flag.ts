import { editDistance } from '../text/edit-distance.ts';
import { runFlags } from './flags.ts';

/** The flag somebody most likely meant by a long name docker does not know; null when none is near. */
export function closestFlag(name: string): string | null {
  let best: string | null = null;
  let least = Math.min(2, Math.floor(name.length / 3)) + 1;
  for (const flag of runFlags) {
    for (const candidate of [flag.name, ...(flag.aliases ?? [])]) {
      const distance = editDistance(name.toLowerCase(), candidate, least);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
  }
  return best ?? onlyFlagStartingWith(name);
}

/** `--vol` is no flag, but `--volume` and `--volumes-from` start with it: the shortest wins. */
function onlyFlagStartingWith(name: string): string | null {
  if (name.length < 3) return null;
  const longer = runFlags.map((flag) => flag.name).filter((candidate) => candidate.startsWith(name));
  return longer.sort((a, b) => a.length - b.length)[0] ?? null;
}
