import type { Analysis } from '../../analysis.ts';
import type { YamlNode } from '../../cloud-config/document.ts';
import { Change } from '../change.ts';
import type { Intent } from '../intent.ts';
import { removeKey } from '../key-edits.ts';
import { type KeyPlace, resolvePath } from '../key-path.ts';
import { setList as setListEdits, texts } from '../list-edits.ts';
import type { Step } from '../plan.ts';
import { inQuotes, Refused } from '../refused.ts';
import { refuseBadScalar, setScalar } from '../scalar-edits.ts';

/** Gives a key of the document a value, or removes it together with what would be left empty above it. */
export function setKey(analysis: Analysis, intent: Extract<Intent, { do: 'set-key' }>): Step {
  const place = resolvePath(analysis, intent.path);
  const { value } = intent;
  refuseEmbedded(place);
  if (value !== null) refuseBadScalar(place, value);
  const change = new Change(analysis);
  const { field } = place.last;
  if (value === null) {
    if (field) removeKey(change, place);
  } else if (field?.text !== String(value)) setScalar(change, place, value);
  return {
    change,
    label: value === null ? `Removed ${place.path}` : `Set ${place.path} to ${inQuotes(String(value))}`,
    verify: (after) => {
      const now = valueAt(after, place);
      const isMeant = value === null ? now === undefined : textOf(now) === String(value);
      return isMeant ? null : 'The value would not be read back. Change it in the text.';
    },
  };
}

/** Makes the texts of a list exactly those given, in their order; an empty list goes together with its key. */
export function setList(analysis: Analysis, intent: Extract<Intent, { do: 'set-list' }>): Step {
  const place = resolvePath(analysis, intent.path);
  const { fact, field } = place.last;
  const shape = fact?.shape ?? null;
  if (!shape || typeof shape === 'string' || !('list' in shape) || shape.list !== 'string')
    throw new Refused(`${inQuotes(intent.path)} is no list of texts.`);
  if (intent.values.some((value) => /[\n\r]/.test(value))) throw new Refused('An entry is one line.');
  if (intent.values.some((value) => value.trim() === '')) throw new Refused('An entry is not empty.');
  const change = new Change(analysis);
  if (intent.values.length > 0) setListEdits(change, place, intent.values);
  else if (field) removeKey(change, place);
  return {
    change,
    label: `${intent.values.length > 0 ? 'Set' : 'Removed'} ${intent.path}`,
    verify: (after) => {
      const now = texts(valueAt(after, place) ?? null);
      const isMeant =
        now?.length === intent.values.length && now.every((text, i) => text === intent.values[i]);
      return isMeant ? null : 'The list would not be read back. Change it in the text.';
    },
  };
}

/** Unit texts, drop-ins and file contents have intents of their own, which know what stands in them. */
function refuseEmbedded({ path }: KeyPlace): void {
  if (!/^(coreos\.units|write_files)\b/.test(path.replaceAll('-', '_'))) return;
  throw new Refused(`${inQuotes(path)} belongs to a unit or a file, which are changed by what they are.`);
}

/** undefined where the key is not there; null where it has no value. */
function valueAt(after: Analysis, place: KeyPlace): YamlNode | null | undefined {
  try {
    const { field } = resolvePath(after, place.path).last;
    return field ? field.node : undefined;
  } catch (problem) {
    if (problem instanceof Refused) return undefined;
    throw problem;
  }
}

function textOf(node: YamlNode | null | undefined): string | null {
  return node?.kind === 'scalar' ? node.text : null;
}
