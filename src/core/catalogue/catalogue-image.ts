import type { Intent } from '../edits/intent.ts';

/** A common image with what a container of it usually needs. */
export interface CatalogueImage {
  /** Also the name of its container, unless that is taken. */
  readonly id: string;
  readonly title: string;
  readonly group: ImageGroup;
  readonly about: string;
  /** With a tag that names a version. */
  readonly image: string;
  /** Words people look for it by, besides its title, image and group. */
  readonly words?: string;
  /** `--publish` values. A service for other containers alone publishes none: links and networks reach it anyway. */
  readonly ports?: readonly string[];
  /** `--volume` values; `{name}` stands for the container's name. */
  readonly volumes?: readonly string[];
  readonly environment?: readonly string[];
  /** Variables with secrets in them, which have to stand in a file on the machine: user-data is no place for them. */
  readonly secrets?: readonly string[];
  /** Further flags, as words. */
  readonly flags?: readonly string[];
  readonly command?: readonly string[];
  /** A command in the container that succeeds once it answers. */
  readonly ready?: readonly string[];
}

export type ImageGroup =
  | 'Databases'
  | 'Caches and queues'
  | 'Search and logs'
  | 'Web and proxies'
  | 'Monitoring'
  | 'Storage'
  | 'Applications'
  | 'Tools';

/** The intent that adds a container of the image. Secrets come from a file of variables, `envFileOf(name)`. */
export function imageIntent(row: CatalogueImage, name: string): Intent {
  const named = (text: string) => text.replaceAll('{name}', name);
  const flags = [
    ...(row.flags ?? []).map(named),
    ...(row.ports ?? []).flatMap((port) => ['-p', port]),
    ...(row.environment ?? []).flatMap((variable) => ['-e', named(variable)]),
    ...(row.secrets ? ['--env-file', envFileOf(name)] : []),
    ...(row.volumes ?? []).flatMap((volume) => ['-v', named(volume)]),
  ];
  return {
    do: 'add-container',
    name,
    image: row.image,
    ...(flags.length > 0 && { flags }),
    ...(row.command && { command: row.command.map(named) }),
    ...(row.ready && { ready: row.ready.map(named) }),
  };
}

/** Where the secrets of a container are looked for: a file with one `NAME=value` a line. */
export function envFileOf(name: string): string {
  return `/home/core/env/${name}.env`;
}

/** The rows with a word for every word of `query`, which may be its beginning; those first whose title or id begins with it. */
export function searchImages(rows: readonly CatalogueImage[], query: string): readonly CatalogueImage[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => {
    const text =
      `${row.id} ${row.title} ${row.group} ${row.image} ${row.about} ${row.words ?? ''}`.toLowerCase();
    return words.every((word) => text.split(/[^a-z0-9.]+/).some((other) => other.startsWith(word)));
  });
  const first = words[0] ?? '';
  const begins = ({ id, title }: CatalogueImage) =>
    id.startsWith(first) || title.toLowerCase().startsWith(first);
  return [...found.filter(begins), ...found.filter((row) => !begins(row))];
}
