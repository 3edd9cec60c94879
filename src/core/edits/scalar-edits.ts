import type { Field } from '../cloud-config/document.ts';
import { insertion, replacement } from '../text/text-edit.ts';
import type { Change } from './change.ts';
import { addKey, behindColon, quotingBeside } from './key-edits.ts';
import type { KeyPlace } from './key-path.ts';
import { accepted, inQuotes, Refused } from './refused.ts';
import { scalarText } from './yaml-text.ts';

/** What a key with one value may hold. A number is given as its digits. */
export type ScalarValue = string | boolean;

/** Gives the key of a path a value: in place where it has one, else as its neighbours are written. */
export function setScalar(change: Change, place: KeyPlace, value: ScalarValue): void {
  const { field, map } = place.last;
  const node = field?.node ?? null;
  if (node?.kind === 'scalar') {
    const whole = { start: 0, end: node.text.length };
    const edit = accepted(node.embedding.replace(whole, String(value)), node.span);
    const isBare = node.style === 'plain' && !/^["']/.test(edit.newText);
    change.editDocument(isText(place) || isBare ? edit : replacement(node.span, String(value)));
  } else if (field && node) {
    throw new Refused(
      `${inQuotes(field.key)} holds more than one value here. Change it in the text.`,
      node.span,
    );
  } else {
    const text = isText(place) ? scalarText(String(value), quotingBeside(change, map)) : String(value);
    if (field) giveValue(change, field, text);
    else addKey(change, place, () => ({ onLine: text, below: '' }));
  }
}

/** Writes YAML text behind a key that has no value. */
export function giveValue(change: Change, field: Field, text: string): void {
  change.editDocument(insertion(behindColon(change.analysis.config.text, field), ` ${text}`));
}

/**
 * @throws Refused when coreos-cloudinit would not take the value for this key, or knows no such key.
 */
export function refuseBadScalar({ path, last: { fact, field } }: KeyPlace, value: ScalarValue): void {
  if (!fact && !field) throw new Refused(`coreos-cloudinit knows no key ${inQuotes(path)}.`);
  const shape = fact?.shape ?? 'string';
  if (typeof shape !== 'string') throw new Refused(`${inQuotes(path)} holds more than one value.`);
  if (shape === 'bool') {
    if (typeof value === 'boolean') return;
    throw new Refused(`${inQuotes(path)} is either true or false, not ${inQuotes(value)}.`);
  }
  if (typeof value === 'boolean') throw new Refused(`${inQuotes(path)} is a text, not ${value}.`);
  if (/[\n\r]/.test(value)) throw new Refused('This value is one line.');
  if (shape === 'int' && !/^-?(0|[1-9]\d*)$/.test(value))
    throw new Refused(`${inQuotes(path)} is a whole number, not ${inQuotes(value)}.`);
  if (shape === 'float64' && !/^-?(0|[1-9]\d*)(\.\d+)?$/.test(value))
    throw new Refused(`${inQuotes(path)} is a number, not ${inQuotes(value)}.`);
  if (shape === 'string' && value !== '' && fact?.pattern && !fact.pattern.test(value))
    throw new Refused(`${inQuotes(value)} is no value for ${inQuotes(path)}.`);
}

function isText({ last: { fact } }: KeyPlace): boolean {
  return (fact?.shape ?? 'string') === 'string';
}
