/**
 * `after` with all that equals its counterpart `before` replaced by that, so that what is the same can be told at a
 * glance. Both are plain data; elements of arrays that have an `id` find their counterparts by it.
 */
export function keepEqual<T>(before: T, after: T): T {
  return keep(before, after) as T;
}

function keep(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) return keepArray(before, after);
  if (!isRecord(before) || !isRecord(after)) return after;
  const keys = Object.keys(after);
  let same = keys.length === Object.keys(before).length;
  const kept: Record<string, unknown> = {};
  for (const key of keys) {
    kept[key] = keep(before[key], after[key]);
    if (!Object.is(kept[key], before[key])) same = false;
  }
  return same ? before : kept;
}

function keepArray(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const byId = new Map(before.flatMap((item) => (isRecord(item) && 'id' in item ? [[item.id, item]] : [])));
  const kept = after.map((item, i) =>
    keep(isRecord(item) && 'id' in item ? byId.get(item.id) : before[i], item),
  );
  const same = kept.length === before.length && kept.every((item, i) => Object.is(item, before[i]));
  return same ? before : kept;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
