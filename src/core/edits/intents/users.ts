import type { Analysis } from '../../analysis.ts';
import { fieldNamed } from '../../cloud-config/entries.ts';
import { mapFields } from '../../cloud-config/map-fields.ts';
import { eolAt } from '../../cloud-config/style.ts';
import { Change } from '../change.ts';
import type { Intent } from '../intent.ts';
import { dashStep, quotingBeside } from '../key-edits.ts';
import { resolvePath } from '../key-path.ts';
import { appendEntry, removeEntry } from '../list-entry.ts';
import type { Step } from '../plan.ts';
import { inQuotes, Refused } from '../refused.ts';
import { scalarText } from '../yaml-text.ts';

/** Adds a user, last in `users`. Its other fields are set by `set-key` and `set-list` under `users.N`. */
export function addUser(analysis: Analysis, intent: Extract<Intent, { do: 'add-user' }>): Step {
  const name = intent.name.trim();
  refuseBadUserName(name);
  const names = userNames(analysis);
  if (names.includes(name)) throw new Refused(`There is a user named ${name} already.`);
  const lists = { groups: intent.groups ?? [], ssh_authorized_keys: intent.keys ?? [] };
  const values = Object.values(lists).flat();
  if (values.some((value) => value.trim() === '' || /[\n\r]/.test(value)))
    throw new Refused('A group or key is one line of text.');
  const change = new Change(analysis);
  const eol = eolAt(analysis.text, analysis.text.length);
  const style = quotingBeside(change, null);
  appendEntry(change, 'users', (dash) => {
    const keys = dash + 2;
    const lines = [`${' '.repeat(dash)}- name: ${scalarText(name, style)}`];
    for (const [key, entries] of Object.entries(lists)) {
      if (entries.length === 0) continue;
      lines.push(`${' '.repeat(keys)}${key}:`);
      for (const entry of entries)
        lines.push(`${' '.repeat(keys + dashStep(change))}- ${scalarText(entry, style)}`);
    }
    return lines.map((line) => line + eol).join('');
  });
  return {
    change,
    label: `Added user ${name}`,
    verify: (after) =>
      userNames(after).length === names.length + 1 && userNames(after).at(-1) === name
        ? null
        : 'The user would not be read back.',
  };
}

/** Deletes a user; `users` with it when it was the only one. */
export function deleteUser(analysis: Analysis, intent: Extract<Intent, { do: 'delete-user' }>): Step {
  const names = userNames(analysis);
  const index = typeof intent.user === 'number' ? intent.user : names.indexOf(intent.user);
  const name = names[index];
  if (name === undefined) {
    const which =
      typeof intent.user === 'number' ? `number ${intent.user}` : `named ${inQuotes(intent.user)}`;
    throw new Refused(`There is no user ${which}.`);
  }
  const change = new Change(analysis);
  removeEntry(change, 'users', index);
  return {
    change,
    label: `Deleted user ${name ?? index}`,
    verify: (after) =>
      userNames(after).length === names.length - 1
        ? null
        : 'Deleting it would bring other users of this document to light.',
  };
}

/** The name of every entry of `users`; null for one without. */
function userNames(analysis: Analysis): (string | null)[] {
  const { field } = resolvePath(analysis, 'users').last;
  const items = field?.node?.kind === 'sequence' ? field.node.items : [];
  return items.map(({ node }) =>
    node?.kind === 'map' ? (fieldNamed(mapFields(node), 'name')?.text ?? null) : null,
  );
}

/** What `useradd` takes by its default rules (useradd(8)). */
function refuseBadUserName(name: string): void {
  if (/^[a-z_][a-z0-9_-]{0,31}$/.test(name)) return;
  throw new Refused(`${inQuotes(name)} is no user name: small letters, digits, "_" and "-", at most 32.`);
}
