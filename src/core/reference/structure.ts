import type { Report } from './finding.ts';
import { goQuote } from './go-text.ts';
import { factOf, kindName, type Shape } from './keys.ts';
import type { ValueNode } from './value-tree.ts';
import type { Weak } from './weak.ts';

/** Unknown and deprecated keys, and values of a kind that does not fit. Below either nothing is looked at. */
export function checkStructure(node: ValueNode, shape: Shape, report: Report): void {
  if (!isCompatible(node.value, shape)) {
    wrongKind(node, shape, report);
    return;
  }
  if (typeof shape === 'string') return;
  for (const child of node.children) {
    if ('list' in shape) {
      checkStructure(child, shape.list, report);
      continue;
    }
    const fact = factOf(shape, child.name);
    if (!fact) {
      report(child.line, 'warning', `unrecognized key ${goQuote(child.name)}`);
      continue;
    }
    if (fact.deprecated) {
      const why = fact.deprecated.reference;
      report(child.line, 'warning', `deprecated key ${goQuote(child.name)} (${why})`);
    }
    checkStructure(child, fact.shape, report);
  }
}

/** Also what is said of a document that cannot be read at all, which is nothing where a structure is wanted. */
export function wrongKind(
  { name, line }: Pick<ValueNode, 'name' | 'line'>,
  shape: Shape,
  report: Report,
): void {
  report(line, 'warning', `incorrect type for ${goQuote(name)} (want ${kindName(shape)})`);
}

/** A time is a Go structure, so it passes for one. null fits nothing. */
export function isCompatible({ kind }: Weak, shape: Shape): boolean {
  switch (shape) {
    case 'string':
      return kind === 'string' || kind === 'int' || kind === 'float64' || kind === 'bool';
    case 'float64':
      return kind === 'float64' || kind === 'int';
    case 'int':
    case 'bool':
      return kind === shape;
    default:
      return 'list' in shape ? kind === 'slice' : kind === 'map' || kind === 'time';
  }
}
