import type { OpaquePart, YamlNode } from './document.ts';
import { branchFinder, excludeEachOther } from './template-branches.ts';
import { duplicateKey, type Finding } from './yaml-problem.ts';

/** Each further key of a name in one mapping, but not where a template writes only one of them. */
export function duplicateKeys(
  text: string,
  root: YamlNode | null,
  opaque: readonly OpaquePart[],
): readonly Finding[] {
  const branchesAt = branchFinder(text, opaque);
  const found: Finding[] = [];
  const visit = (node: YamlNode | null): void => {
    if (node?.kind === 'sequence') for (const item of node.items) visit(item.node);
    if (node?.kind !== 'map') return;
    const seen = new Map<string, number>();
    for (const { key, value } of node.pairs) {
      if (key && key.text !== '<<') {
        const before = seen.get(key.text);
        const at = key.span.start;
        if (before !== undefined && !excludeEachOther(branchesAt(before), branchesAt(at)))
          found.push(duplicateKey(text, key.text, key.span));
        else seen.set(key.text, at);
      }
      visit(value);
    }
  };
  visit(root);
  return found;
}
