import { factOf, type Shape, type StructShape } from './keys.ts';
import { type Cursor, LineSearch } from './line-search.ts';
import { printScalar, type Scalar, scalarTypeName } from './scalars.ts';
import { type Strong, zeroValue } from './strong.ts';
import type { Weak } from './weak.ts';

/** A value of the document as the validator's rules see it. */
export interface ValueNode {
  /** The key, with `-` as `_`; `units[0]` for an element. */
  readonly name: string;
  /** 0 where the validator finds none. */
  readonly line: number;
  /** Read without types, but where a text is wanted the very text. */
  readonly value: Weak;
  readonly children: readonly ValueNode[];
}

/** Joins both readings of a document, with the lines where the validator believes its values to stand. */
export function valueTree(text: string, weak: Weak, strong: Strong, shape: StructShape): ValueNode {
  const search = new LineSearch(text);
  return read('', 1, weak, { value: strong, shape });

  function read(name: string, at: Cursor, value: Weak, typed: Typed | null): ValueNode {
    return {
      name,
      line: at ?? 0,
      value: preferText(value, typed),
      children: childrenOf(name, at, value, typed),
    };
  }

  function childrenOf(name: string, at: Cursor, value: Weak, typed: Typed | null): ValueNode[] {
    if (value.kind === 'map') {
      return value.entries.map((entry) => {
        const key = keyText(entry.key);
        const child = key.replaceAll('-', '_');
        return read(child, search.key(key, at), entry.value, fieldOf(typed, child));
      });
    }
    if (value.kind !== 'slice') return [];
    let cursor = at;
    return value.items.map((item, i) => {
      const found = search.element(cursor);
      cursor = found && found + 1;
      return read(`${name}[${i}]`, found, item, itemOf(typed, i));
    });
  }
}

/** The first child of that name: a key with `-` and one with `_` are both there. */
export function childOf(node: ValueNode | null, name: string): ValueNode | null {
  return node?.children.find((child) => child.name === name) ?? null;
}

/** The name of the Go type. */
export function weakTypeName(value: Weak): string {
  if (value.kind === 'slice') return '[]interface {}';
  if (value.kind === 'map') return `map[${value.hasTextKeys ? 'string' : 'interface {}'}]interface {}`;
  return scalarTypeName(value);
}

/** A value with what its place in the types holds. */
interface Typed {
  readonly value: Strong;
  readonly shape: Shape;
}

function fieldOf(typed: Typed | null, name: string): Typed | null {
  if (typed?.value.kind !== 'struct' || typeof typed.shape === 'string' || !('struct' in typed.shape))
    return null;
  const shape = factOf(typed.shape, name)?.shape;
  return shape === undefined ? null : { value: typed.value.fields.get(name) ?? zeroValue(shape), shape };
}

function itemOf(typed: Typed | null, index: number): Typed | null {
  if (typed?.value.kind !== 'list' || typeof typed.shape === 'string' || !('list' in typed.shape))
    return null;
  const value = typed.value.items[index];
  return value ? { value, shape: typed.shape.list } : null;
}

function preferText(value: Weak, typed: Typed | null): Weak {
  const isLeaf = ['string', 'int', 'float64', 'bool'].includes(value.kind);
  return isLeaf && typed?.value.kind === 'text' ? { kind: 'string', text: typed.value.text } : value;
}

/** As `%s` prints it: a text as it is, anything else with a complaint. */
function keyText(key: Scalar): string {
  if (key.kind === 'string' || key.kind === 'time') return key.text;
  return key.kind === 'nil' ? '%!s(<nil>)' : `%!s(${scalarTypeName(key)}=${printScalar(key)})`;
}
