import { useState } from 'react';
import { Sheet } from '../shell/controls/sheet.tsx';
import { useShell } from '../shell/shell-context.tsx';
import styles from './cheat-sheet.module.css';
import type { CommandGroup } from './command.ts';
import { commands } from './commands.ts';
import { detectPlatform, type Keys, showKeys } from './keys.ts';
import { matchScore } from './match-score.ts';
import { walkingKeys } from './walking-keys.ts';

interface Row {
  readonly title: string;
  readonly keys: readonly Keys[];
  readonly words: readonly string[];
}

const groups: readonly CommandGroup[] = ['Add', 'Edit', 'Go', 'Document', 'View'];

const sections: readonly { readonly title: string; readonly rows: readonly Row[] }[] = [
  ...groups.map((group) => ({ title: group, rows: rowsOf(group) })),
  { title: 'On the canvas', rows: walkingKeys.map((row) => ({ ...row, words: ['canvas', 'move'] })) },
];

/** Every command with its keys, to be searched by either. */
export function CheatSheet() {
  const shell = useShell();
  const [query, setQuery] = useState('');
  const platform = detectPlatform();
  const wanted = query.trim().toLowerCase();
  const fits = ({ title, keys, words }: Row) =>
    matchScore(query, title, words) > 0 ||
    keys.some((each) => showKeys(each, platform).toLowerCase().includes(wanted));
  const found = sections
    .map(({ title, rows }) => ({ title, rows: rows.filter(fits) }))
    .filter(({ rows }) => rows.length > 0);
  const count = found.reduce((sum, { rows }) => sum + rows.length, 0);

  return (
    <Sheet
      title="Keys"
      description="What has no keys is found by name in the command palette."
      onClose={shell.closeDialog}
      width={880}
    >
      <input
        type="search"
        className={styles.search}
        placeholder="Find a command or its keys"
        aria-label="Find a command or its keys"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: it was opened by a key, to look something up
        autoFocus
        value={query}
        onChange={({ currentTarget }) => setQuery(currentTarget.value)}
      />
      <p className="visually-hidden" role="status">
        {wanted === '' ? '' : `${count} found`}
      </p>
      <div className={styles.sections}>
        {found.map(({ title, rows }) => (
          <section key={title} className={styles.section} aria-label={title}>
            <h2 className={styles.title}>{title}</h2>
            <dl>
              {rows.map((row) => (
                <div key={row.title} className={styles.row} data-bare={row.keys.length === 0 || undefined}>
                  <dt>{row.title}</dt>
                  <dd>
                    {row.keys.map((each) => (
                      <kbd key={each}>{showKeys(each, platform)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {found.length === 0 && <p className={styles.none}>No command and no keys like that.</p>}
      </div>
    </Sheet>
  );
}

/** Those with keys first. What only a menu offers is left out. */
function rowsOf(group: CommandGroup): readonly Row[] {
  const rows = commands
    .filter((command) => command.group === group && (command.inPalette !== false || command.keys))
    .map(({ title, keys = [], words = [] }) => ({ title, keys, words }));
  return [...rows.filter(({ keys }) => keys.length > 0), ...rows.filter(({ keys }) => keys.length === 0)];
}
