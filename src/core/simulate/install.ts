import { dependencyTargets } from '../systemd/dependency-targets.ts';
import { parseUnitName, templateOf } from '../systemd/unit-name.ts';
import { UnitSettings } from './settings.ts';
import type { Root, UnitText, UnitTree } from './unit-tree.ts';

/**
 * What `systemctl enable` does: links for WantedBy=, RequiredBy= and Alias= below /etc (or /run), for the unit and all
 * that Also= names (systemctl(1); systemd.unit(5), [INSTALL] SECTION OPTIONS). Gives the reason when it is refused.
 */
export function enableUnit(
  tree: UnitTree,
  name: string,
  root: Root = 'etc',
  seen = new Set<string>(),
): string | null {
  if (seen.has(name)) return null;
  seen.add(name);
  const target = resolveFile(tree, name);
  if (target === 'missing') return `Unit file ${name} does not exist.`;
  if (target === 'masked') return `Unit file ${name} is masked.`;
  const settings = new UnitSettings(name, [target.text, ...tree.dropIns([name])]);
  const list = (key: string) =>
    settings
      .directives('Install', key)
      .flatMap((directive) => dependencyTargets(directive).map(({ value }) => settings.expand(value)));
  const standard = settings.text('Install', 'DefaultInstance');
  const parsed = parseUnitName(name);
  const instance =
    parsed?.template && standard ? `${parsed.prefix}@${settings.expand(standard)}.${parsed.type}` : name;
  let refusal: string | null = null;
  for (const [key, suffix] of [
    ['WantedBy', 'wants'],
    ['RequiredBy', 'requires'],
  ] as const) {
    for (const other of list(key)) {
      if (!parseUnitName(other)) refusal ??= `Failed to enable unit, "${other}" is not a valid unit name.`;
      else if (parsed?.template && instance === name && !templateOf(other) && !other.includes('@'))
        refusal ??= `Unit ${name} is a template and has no DefaultInstance=.`;
      else tree.link(root, `${other}.${suffix}/${instance}`, `../${target.name}`);
    }
  }
  for (const alias of list('Alias')) {
    if (parseUnitName(alias)) tree.link(root, alias, target.name);
    else refusal ??= `Invalid unit name "${alias}" in Alias=.`;
  }
  for (const other of list('Also')) refusal ??= enableUnit(tree, other, root, seen);
  return refusal;
}

function resolveFile(tree: UnitTree, name: string): { name: string; text: UnitText } | 'missing' | 'masked' {
  let at = name;
  for (let steps = 0; steps < 16; steps++) {
    const found = tree.find(at) ?? tree.find(templateOf(at) ?? '');
    if (!found) return 'missing';
    if ('file' in found.entry) {
      return found.entry.file.source === '' ? 'masked' : { name: at, text: found.entry };
    }
    if (found.entry.link === '/dev/null') return 'masked';
    at = found.entry.link.slice(found.entry.link.lastIndexOf('/') + 1);
  }
  return 'missing';
}
