import { canDecode } from './encoding.ts';
import type { Report } from './finding.ts';
import { goQuote } from './go-text.ts';
import { isRequestUri } from './request-uri.ts';
import { childOf, type ValueNode, weakTypeName } from './value-tree.ts';

/** The content of files that says to be encoded, and is not. */
export function checkEncoding(root: ValueNode, report: Report): void {
  for (const file of filesOf(root)) {
    const encoding = present(childOf(file, 'encoding'));
    if (!encoding) continue;
    const content = childOf(file, 'content');
    const name = stringOf(encoding);
    if (canDecode(stringOf(content), name)) continue;
    report(content?.line ?? 0, 'error', `content cannot be decoded as ${goQuote(name)}`);
  }
}

/** Files in a directory whose path begins with `/usr`, be it of that file system or not. */
export function checkFilePaths(root: ValueNode, report: Report): void {
  for (const file of filesOf(root)) {
    const path = present(childOf(file, 'path'));
    if (path && isCalledReadOnly(stringOf(path)))
      report(path.line, 'error', 'file cannot be written to a read-only filesystem');
  }
}

/** Of a path: its folder begins with the letters of /usr. */
export function isCalledReadOnly(path: string): boolean {
  return directoryOf(path).startsWith('/usr');
}

export function checkFilesUnderCoreos(root: ValueNode, report: Report): void {
  const files = present(childOf(childOf(root, 'coreos'), 'write_files'));
  if (files) report(files.line, 'info', "write_files doesn't belong under coreos");
}

export function checkDiscovery(root: ValueNode, report: Report): void {
  const discovery = present(childOf(childOf(childOf(root, 'coreos'), 'etcd'), 'discovery'));
  if (discovery && !isRequestUri(stringOf(discovery)))
    report(discovery.line, 'warning', 'discovery URL is not valid');
}

function filesOf(root: ValueNode): readonly ValueNode[] {
  return childOf(root, 'write_files')?.children ?? [];
}

function present(node: ValueNode | null): ValueNode | null {
  return node?.value.kind === 'nil' ? null : node;
}

/** What `reflect.Value.String` makes of a value: the text, or a word about anything else. */
function stringOf(node: ValueNode | null): string {
  if (!node || node.value.kind === 'nil') return '<invalid Value>';
  return node.value.kind === 'string' ? node.value.text : `<${weakTypeName(node.value)} Value>`;
}

/** `path.Dir`: what stands before the last slash, without `.`, `..` and empty parts. */
function directoryOf(path: string): string {
  const directory = path.slice(0, path.lastIndexOf('/') + 1);
  const isRooted = directory.startsWith('/');
  const parts: string[] = [];
  for (const part of directory.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!isRooted) parts.push(part);
  }
  return `${isRooted ? '/' : ''}${parts.join('/')}`;
}
