import { defaultTarget, type Target } from '../core/target.ts';
import { type Call, Misuse, type OptionSpec } from './verb.ts';

export const targetOption: OptionSpec = {
  name: 'target',
  value: 'KEY=VALUE',
  repeated: /^(?:dialect|systemd|platform)=/,
  about: 'the machine it is meant for: dialect=flatcar|coreos, systemd=VERSION, platform=ec2|none',
};

/** @throws Misuse */
export function readTarget(call: Call): Target {
  const pairs = (call.values.get(targetOption.name) ?? []).flatMap((value) => value.split(','));
  return pairs.reduce(withPair, defaultTarget);
}

function withPair(target: Target, pair: string): Target {
  const [key = '', value = ''] = pair.split('=', 2);
  if (key === 'dialect' && (value === 'flatcar' || value === 'coreos')) return { ...target, dialect: value };
  if (key === 'platform' && (value === 'ec2' || value === 'none')) return { ...target, platform: value };
  if (key === 'systemd' && /^[0-9]{1,4}$/.test(value)) return { ...target, systemd: Number(value) };
  throw new Misuse(
    `--target takes dialect=flatcar|coreos, systemd=VERSION or platform=ec2|none, not "${pair}"`,
  );
}
