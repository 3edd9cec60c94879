import type { Field, YamlMap, YamlNode } from './document.ts';

/** The keys of a mapping with what stands behind them. `resolve` tells what an alias stands for. */
export function mapFields(
  map: YamlMap,
  resolve: (node: YamlNode | null) => YamlNode | null = (node) => node,
): readonly Field[] {
  return map.pairs.flatMap((pair): Field[] => {
    if (!pair.key) return [];
    const value = resolve(pair.value);
    const text = value?.kind === 'scalar' && value.type !== 'null' ? value.text : null;
    const key = pair.key.text.replaceAll('-', '_');
    return [{ key, keyNode: pair.key, node: pair.value, text, pair }];
  });
}
