import type { RuleLevels } from '../core/diagnostics/diagnose.ts';
import { rules } from '../core/diagnostics/rules.ts';
import { type Call, Misuse, type OptionSpec } from './verb.ts';

type Level = RuleLevels[string];

export const ruleOption: OptionSpec = {
  name: 'rule',
  value: 'CODE=LEVEL',
  repeated: /^[a-z][a-z0-9-]*=(?:off|hint|info|warning|error)$/,
  about: 'off, hint, info, warning or error for one code',
};

/** @throws Misuse */
export function readRuleLevels(call: Call): RuleLevels {
  const pairs = (call.values.get(ruleOption.name) ?? []).flatMap((value) => value.split(','));
  return Object.fromEntries(pairs.map(readPair));
}

function readPair(pair: string): [string, Level] {
  const [code = '', level = ''] = pair.split('=', 2);
  if (!isLevel(level)) throw new Misuse(`--rule takes CODE=off|hint|info|warning|error, not "${pair}"`);
  if (!rules.some((rule) => rule.code === code)) throw new Misuse(`--rule: no rule has the code "${code}"`);
  return [code, level];
}

function isLevel(text: string): text is Level {
  return ['off', 'hint', 'info', 'warning', 'error'].includes(text);
}
