/**
 * Where coreos-cloudinit writes a file: joined to the root, without `.`, `..`, empty parts and a slash at its end
 * (Go's `path.Join`).
 */
export function writtenPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return `/${parts.join('/')}`;
}
