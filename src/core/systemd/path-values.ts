/** Paths and what is made of them, as systemd 252 takes them (`path_simplify_and_warn` and the parsers of each key). */

/** An absolute path without `..`, in which no part is longer than a file name may be. */
export function isPath(text: string): boolean {
  return text.startsWith('/') && isNormalized(text);
}

/** `PIDFile=`: a relative path is one below /run. */
export function isPidFile(text: string): boolean {
  return isPath(text) || isNormalized(`/run/${text}`);
}

/** `SOURCE`, `SOURCE:DESTINATION` or `SOURCE:DESTINATION:OPTIONS` of `BindPaths=` and `BindReadOnlyPaths=`. */
export function isBindPath(word: string): boolean {
  const [source = '', destination, ...options] = splitAtColons(word);
  if (!isPath(source.replace(/^-/, ''))) return false;
  if (destination !== undefined && !isPath(destination)) return destination === '' && options.length === 0;
  return /^(?:|rbind|norbind)$/.test(options.join(':'));
}

/** `SOURCE:DESTINATION[:[PARTITION:]OPTIONS]…` of `MountImages=`. */
export function isMountImage(word: string): boolean {
  const [source = '', destination = '', ...options] = splitAtColons(word);
  return isPath(source.replace(/^-/, '')) && isPath(destination) && areMountOptions(options);
}

/** `SOURCE[:[PARTITION:]OPTIONS]…` of `ExtensionImages=`. */
export function isExtensionImage(word: string): boolean {
  const [source = '', ...options] = splitAtColons(word);
  return isPath(source.replace(/^-/, '')) && areMountOptions(options);
}

/** `[PARTITION:]OPTIONS` of `RootImageOptions=`. */
export function isRootImageOption(word: string): boolean {
  const parts = splitAtColons(word.replace(/^:+/, ''));
  return parts.length <= 2 && (parts.length === 1 || isPartition(parts[0] ?? ''));
}

/** A folder below the one the key is for; other keys than `ConfigurationDirectory=` take a link behind a colon. */
export function isDirectoryBelow(word: string, key: string): boolean {
  const [path = '', ...links] = word.replace(/^:+/, '').split(':');
  if (links.length > 0 && key === 'ConfigurationDirectory') return false;
  if (/^(?:\.\/)*private(?:\/|$)/.test(path)) return false;
  return [path, ...links.slice(0, 1)].every(
    (one) => !one.startsWith('/') && one !== '.' && isNormalized(one),
  );
}

/** `NAME` or `NAME:SOURCE` of `LoadCredential=`; the source is a path or the name of another credential. */
export function isCredentialToLoad(value: string): boolean {
  const [, name = '', source = ''] = /^([^:]*)(?::(.*))?$/s.exec(value) ?? [];
  if (!isCredentialName(name)) return false;
  if (source.startsWith('/')) return isPath(source) && !/\/\/|.\/$|\/\.(?:\/|$)/.test(source);
  return source === '' || isCredentialName(source);
}

/** A file name of printable ASCII without a colon. */
export function isCredentialName(text: string): boolean {
  return isDescriptorName(text) && !text.includes('/') && text !== '.' && text !== '..';
}

/** `fdname_is_valid`. */
export function isDescriptorName(text: string): boolean {
  return /^[ -9;-~]{1,255}$/.test(text);
}

function isNormalized(path: string): boolean {
  if (path.length > 4095) return false;
  return path.split('/').every((part) => part !== '..' && part.length <= 255);
}

function areMountOptions(parts: readonly string[]): boolean {
  if (parts.length <= 1) return true;
  return parts.every((part, i) => i % 2 === 1 || i === parts.length - 1 || isPartition(part));
}

/** systemd.exec(5), RootImageOptions=, and the names behind it (`partition_designator`). */
function isPartition(text: string): boolean {
  return /^(?:|(?:root|usr)(?:-secondary|-other)?(?:-verity(?:-sig)?)?|home|srv|esp|xbootldr|swap|tmp|var)$/.test(
    text,
  );
}

/** A colon behind a backslash is part of a path. */
function splitAtColons(text: string): string[] {
  return text.split(/(?<!\\):/);
}
