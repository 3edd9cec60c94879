import type { Intent, UnitRef } from '../../core/edits/intent.ts';
import type { FlagRow } from '../../core/views/inspector-view-container.ts';
import type { DirectiveRow } from '../../core/views/inspector-view-unit.ts';

/** A row of a form as the intent that changes or, with null, removes it. The other values stay as they are. */
export function setFlagRow(unit: UnitRef, row: FlagRow, value: string | null): Intent {
  return { do: 'set-flag', unit, flag: row.flag, values: withValue(row.siblings, row.occurrence, value) };
}

export function addFlag(unit: UnitRef, flag: string, siblings: readonly string[], value: string): Intent {
  return { do: 'set-flag', unit, flag, values: [...siblings, value] };
}

export function setDirectiveRow(
  unit: UnitRef,
  section: string,
  row: DirectiveRow,
  value: string | null,
): Intent {
  const values = withValue(row.siblings, row.occurrence, value);
  return {
    do: 'set-directive',
    unit,
    ...(row.from !== null && { in: row.from }),
    section,
    key: row.key,
    values,
  };
}

function withValue(values: readonly string[], at: number, value: string | null): string[] {
  return values.flatMap((each, index) => (index !== at ? [each] : value === null ? [] : [value]));
}
