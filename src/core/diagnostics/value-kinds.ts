import type { YamlNode, YamlScalar } from '../cloud-config/document.ts';
import type { Dialect } from '../reference/dialect.ts';
import type { Shape } from '../reference/keys.ts';
import { fitsInto, NIL, type Scalar } from '../reference/scalars.ts';
import { isCompatible } from '../reference/structure.ts';
import { scalarValue } from '../reference/yaml-node.ts';

/**
 * What coreos-cloudinit makes of a value where something of a shape is wanted. `odd`: the machine takes it, though
 * its validator, which reads without types, warns of it.
 */
export type Fit = 'fits' | 'odd' | 'null' | 'misfit';

export function fitOf(node: YamlNode | null, shape: Shape, dialect: Dialect): Fit {
  if (!node) return 'null';
  if (node.kind === 'alias') return 'fits';
  if (node.kind === 'map') return typeof shape === 'object' && 'struct' in shape ? 'fits' : 'misfit';
  if (node.kind === 'sequence') return typeof shape === 'object' && 'list' in shape ? 'fits' : 'misfit';
  const value = readScalar(node, dialect);
  if (!value) return 'fits';
  if (value.kind === 'nil') return 'null';
  const isTaken = shape === 'string' || (typeof shape === 'string' && fitsInto(value, shape, dialect));
  if (!isTaken) return 'misfit';
  return isCompatible(value, shape) ? 'fits' : 'odd';
}

/** null for a scalar whose tag the machine's YAML library refuses. */
export function readScalar(node: YamlScalar, dialect: Dialect): Scalar | null {
  if (node.text === '' && node.style === 'plain' && node.tag === null) return NIL;
  const resolved = scalarValue(node, dialect);
  return 'failure' in resolved ? null : resolved.value;
}
