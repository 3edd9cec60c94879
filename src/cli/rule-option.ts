import { LEVELS, levelNamed, type RuleLevels, readLevelSettings } from '../core/diagnostics/rule-levels.ts';
import { rules } from '../core/diagnostics/rules.ts';
import { closestName } from '../core/systemd/closest-name.ts';
import { type Call, Misuse, type OptionSpec } from './verb.ts';

export const ruleOption: OptionSpec = {
  name: 'rule',
  value: 'CODE=LEVEL',
  repeated: /^[a-z][a-z0-9-]*=(?:off|hint|info|warn(?:ing)?|error)$/,
  about: 'off, hint, info, warning or error for one code; a comment in the document outdoes it',
};

/** @throws Misuse */
export function readRuleLevels(call: Call): RuleLevels {
  const codes = rules.map(({ code }) => code);
  const levels: Record<string, RuleLevels[string]> = {};
  for (const list of call.values.get(ruleOption.name) ?? []) {
    for (const { code, level } of readLevelSettings(list)) {
      const named = level && levelNamed(level.value);
      const pair = level ? `${code.value}=${level.value}` : code.value;
      if (!named) throw new Misuse(`--rule takes CODE=${LEVELS.join('|')}, not "${pair}"`);
      if (!codes.includes(code.value)) throw new Misuse(`--rule: ${unknownCode(code.value)}`);
      levels[code.value] = named;
    }
  }
  return levels;
}

/** Says that no rule has the code, and which one may be meant. */
export function unknownCode(code: string): string {
  const near = closestName(
    code,
    rules.map((rule) => rule.code),
  );
  return `no rule has the code "${code}"${near ? `; did you mean ${near}?` : ''}`;
}
