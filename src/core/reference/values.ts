import type { Report } from './finding.ts';
import { factOf, type KeyFact, type Shape } from './keys.ts';
import { printScalar } from './scalars.ts';
import type { ValueNode } from './value-tree.ts';
import type { Weak } from './weak.ts';

/**
 * Values that do not match the pattern of their key. A value that is empty, 0 or false passes. A null, list or
 * mapping there makes the reference crash; here it passes too, as `checkStructure` speaks of it.
 */
export function checkValues(
  node: ValueNode,
  shape: Shape,
  report: Report,
  fact: KeyFact | null = null,
): void {
  const printed = fact?.pattern ? printedValue(node.value) : null;
  if (printed !== null && !fact?.pattern?.test(printed))
    report(node.line, 'error', `invalid value ${printed}`);
  if (typeof shape === 'string') return;
  for (const child of node.children) {
    if ('list' in shape) {
      checkValues(child, shape.list, report);
      continue;
    }
    const childFact = factOf(shape, child.name);
    if (childFact) checkValues(child, childFact.shape, report, childFact);
  }
}

/** null for what passes unseen. */
function printedValue(value: Weak): string | null {
  switch (value.kind) {
    case 'string':
      return value.text === '' ? null : value.text;
    case 'int':
      return value.value === 0n ? null : printScalar(value);
    case 'float64':
      return value.value === 0 ? null : printScalar(value);
    case 'bool':
      return value.value ? printScalar(value) : null;
    default:
      return null;
  }
}
