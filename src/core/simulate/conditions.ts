import { isTrue } from '../systemd/number-values.ts';
import type { FileSystem } from './machine-state.ts';
import type { Unit } from './unit.ts';

/** What conditions ask for. */
export interface ConditionFacts {
  readonly files: FileSystem;
  readonly hostName: string;
  readonly firstBoot: boolean;
  /** What `systemd-detect-virt` prints. */
  readonly virtualization: string;
  readonly kernelCommandLine: string;
}

/** The condition that is not met, as `ConditionPathExists=/x`; null when all are (systemd.unit(5), CONDITIONS AND ASSERTS). */
export function meetsConditions(facts: ConditionFacts, unit: Unit): string | null {
  return firstUnmet(facts, unit, 'Condition');
}

export function meetsAsserts(facts: ConditionFacts, unit: Unit): string | null {
  return firstUnmet(facts, unit, 'Assert');
}

function firstUnmet(facts: ConditionFacts, unit: Unit, prefix: 'Condition' | 'Assert'): string | null {
  const { settings } = unit;
  if (!settings) return null;
  let list: { key: string; value: string }[] = [];
  for (const { directive } of settings.all('Unit')) {
    const key = directive.key.value;
    if (!key.startsWith(prefix)) continue;
    if (directive.value === '') list = [];
    else list.push({ key, value: settings.expand(directive.value) });
  }
  let triggers = 0;
  let triggered = false;
  let first: string | null = null;
  for (const { key, value } of list) {
    const [, bar = '', not = '', parameter = ''] = /^(\|?)\s*(!?)\s*(.*)$/.exec(value) ?? [];
    const met = isMet(facts, key.slice(prefix.length), parameter) !== (not === '!');
    if (bar) {
      triggers++;
      triggered ||= met;
    } else if (!met) return `${key}=${value}`;
    if (bar && !met) first ??= `${key}=${value}`;
  }
  return triggers > 0 && !triggered ? first : null;
}

/** What cannot be known of a machine that does not exist yet counts as met. */
function isMet(facts: ConditionFacts, kind: string, parameter: string): boolean {
  const { files } = facts;
  switch (kind) {
    case 'PathExists':
      return files.exists(parameter);
    case 'PathExistsGlob': {
      const folder = parameter.slice(0, parameter.lastIndexOf('/')) || '/';
      const pattern = globPattern(parameter.slice(parameter.lastIndexOf('/') + 1));
      return files.list(folder).some((name) => pattern.test(name));
    }
    case 'PathIsDirectory':
      return files.isFolder(parameter);
    case 'FileNotEmpty':
      return (files.read(parameter) ?? '') !== '';
    case 'DirectoryNotEmpty':
      return files.list(parameter).length > 0;
    case 'FileIsExecutable':
      return files.exists(parameter) && !files.isFolder(parameter);
    case 'PathIsSymbolicLink':
    case 'PathIsMountPoint':
    case 'NeedsUpdate':
      return false;
    case 'FirstBoot':
      return isTrue(parameter) === facts.firstBoot;
    case 'Host':
      return globPattern(parameter).test(facts.hostName);
    case 'KernelCommandLine': {
      const words = facts.kernelCommandLine.split(/\s+/);
      return words.some((word) => word === parameter || word.startsWith(`${parameter}=`));
    }
    case 'Virtualization':
      if (isTrue(parameter)) return facts.virtualization !== 'none';
      if (/^(?:no|false|off|0|n|f)$/i.test(parameter)) return facts.virtualization === 'none';
      if (parameter === 'container') return facts.virtualization === 'container-other';
      if (parameter === 'vm') return !['none', 'container-other'].includes(facts.virtualization);
      return parameter === facts.virtualization;
    case 'User':
      return ['root', '0', '@system'].includes(parameter);
    case 'ACPower':
      return isTrue(parameter);
    default:
      return true;
  }
}

export function globPattern(glob: string): RegExp {
  const body = glob
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${body}$`);
}
