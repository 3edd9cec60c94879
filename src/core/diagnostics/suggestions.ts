import { closestName } from '../systemd/closest-name.ts';

/**
 * What was probably meant by a name, of `names`, and not `other`. After as many names as nobody will read on about, each
 * compared with all of `names`, there are no more suggestions.
 */
export function suggestions(names: ReadonlySet<string>): (name: string, other?: string) => string | null {
  const known = new Map<string, string | null>();
  let left = MOST_LOOK_UPS;
  const closest = (name: string, candidates: ReadonlySet<string>) =>
    left-- > 0 ? closestName(name, candidates) : null;
  return (name, other) => {
    let near = known.get(name);
    if (near === undefined) {
      near = closest(name, names);
      known.set(name, near);
    }
    return near === null || near !== other
      ? near
      : closest(name, new Set([...names].filter((one) => one !== other)));
  };
}

const MOST_LOOK_UPS = 200;
