import { parseUnit } from '../systemd/parse-unit.ts';
import type { UnitFile } from '../systemd/unit-file.ts';
import { parseUnitName, templateOf } from '../systemd/unit-name.ts';
import type { MappedSpan } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';

/** A unit file or drop-in on the machine. */
export interface UnitText {
  readonly path: string;
  readonly file: UnitFile;
  /** Where a span of it stands in the cloud-config; null for a file of another origin. */
  readonly toDocument: ((span: Span) => MappedSpan) | null;
  /** True for what the machine has by itself. */
  readonly stock: boolean;
}

export type TreeEntry = UnitText | { readonly link: string };

/** systemd's folders, those that win first (systemd.unit(5), UNIT FILE LOAD PATH). */
export type Root = 'etc' | 'run' | 'usr/lib';
const ROOTS: readonly Root[] = ['etc', 'run', 'usr/lib'];

export interface FileOptions {
  readonly toDocument?: (span: Span) => MappedSpan;
  readonly stock?: boolean;
}

/**
 * systemd's folders of unit files: the files, the links, and the `.d`, `.wants` and `.requires` folders. Paths inside
 * are relative to a root: `web.service`, `web.service.d/10-a.conf`, `multi-user.target.wants/web.service`.
 */
export class UnitTree {
  private readonly roots = new Map<Root, Map<string, TreeEntry>>(ROOTS.map((root) => [root, new Map()]));
  private readonly folders = new Map<string, Set<string>>();

  write(root: Root, path: string, text: string, options: FileOptions = {}): void {
    this.put(root, path, {
      path: `/${root}/systemd/system/${path}`,
      file: parsed(text),
      toDocument: options.toDocument ?? null,
      stock: options.stock ?? false,
    });
  }

  link(root: Root, path: string, target: string): void {
    this.put(root, path, { link: target });
  }

  remove(root: Root, path: string): void {
    this.roots.get(root)?.delete(path);
  }

  get(root: Root, path: string): TreeEntry | null {
    return this.roots.get(root)?.get(path) ?? null;
  }

  /** The entry that wins over the roots. */
  find(path: string): { readonly root: Root; readonly entry: TreeEntry } | null {
    for (const root of ROOTS) {
      const entry = this.get(root, path);
      if (entry) return { root, entry };
    }
    return null;
  }

  /** The names in a folder over all roots, sorted; a name that several roots have counts once. */
  list(folder: string): readonly string[] {
    const names = this.folders.get(folder);
    return names ? [...names].filter((name) => this.find(`${folder}/${name}`)).sort() : [];
  }

  /** All unit files and links on the top level. */
  names(): readonly string[] {
    return this.list('');
  }

  /** The drop-ins of a unit by file name; of one file name the most special folder wins, then the first root. */
  dropIns(names: readonly string[]): readonly UnitText[] {
    const byFile = new Map<string, UnitText>();
    for (const folder of names.flatMap(dropInFolders)) {
      for (const file of this.list(folder)) {
        if (!file.endsWith('.conf') || byFile.has(file)) continue;
        const found = this.find(`${folder}/${file}`)?.entry;
        if (found && 'file' in found) byFile.set(file, found);
      }
    }
    return [...byFile.keys()].sort().map((file) => byFile.get(file) as UnitText);
  }

  private put(root: Root, path: string, entry: TreeEntry): void {
    this.roots.get(root)?.set(path, entry);
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(slash, 0));
    const names = this.folders.get(folder) ?? new Set();
    this.folders.set(folder, names.add(path.slice(slash + 1)));
  }
}

/** `a-b@1.service` → its own folder, the template's, those of its prefixes, that of its type (systemd.unit(5)). */
function dropInFolders(name: string): string[] {
  const parsedName = parseUnitName(name);
  if (!parsedName) return [`${name}.d`];
  const { prefix, type, instance } = parsedName;
  const template = templateOf(name);
  const folders = [`${name}.d`, ...(template ? [`${template}.d`] : [])];
  for (let at = prefix.lastIndexOf('-'); at > 0; at = prefix.lastIndexOf('-', at - 1)) {
    folders.push(`${prefix.slice(0, at + 1)}${instance === null ? '' : '@'}.${type}.d`);
    folders.push(`${prefix.slice(0, at + 1)}.${type}.d`);
  }
  return [...folders, `${type}.d`];
}

/** Reading a text is the costly part, and the same text is simulated again and again. */
function parsed(text: string): UnitFile {
  let file = recent.get(text) ?? older.get(text);
  file ??= parseUnit(text);
  recent.set(text, file);
  if (recent.size > GENERATION) {
    older = recent;
    recent = new Map();
  }
  return file;
}

const GENERATION = 6000;
let recent = new Map<string, UnitFile>();
let older = new Map<string, UnitFile>();
