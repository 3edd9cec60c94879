import { type Call, Misuse, type OptionSpec, type Verb } from './verb.ts';

/**
 * Sorts out the words behind a verb: `--name value`, `--name=value`, bare options, operands. `--` ends the
 * options; `-` is an operand.
 * @throws Misuse
 */
export function readCall(verb: Verb, words: readonly string[]): Call {
  const operands: string[] = [];
  const values = new Map<string, string[]>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word === '--') {
      operands.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      operands.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const name = word.slice(0, equals < 0 ? undefined : equals);
    const option = verb.options.find((one) => `--${one.name}` === name);
    if (!option) throw new Misuse(`unknown option ${name}; see slipway ${verb.name} --help`);
    const given = values.get(option.name) ?? [];
    values.set(option.name, given);
    if (option.value === null) {
      if (equals >= 0) throw new Misuse(`${name} takes no value`);
      given.push('');
      continue;
    }
    const value = equals >= 0 ? word.slice(equals + 1) : words[++at];
    if (value === undefined) throw new Misuse(`${name} needs a value: ${option.value}`);
    given.push(checked(option, value));
    while (option.repeated?.test(words[at + 1] ?? '')) given.push(words[++at] as string);
  }
  checkCount(verb, operands);
  return { operands, values };
}

function checked(option: OptionSpec, value: string): string {
  if (!option.choices || option.choices.includes(value)) return value;
  throw new Misuse(`--${option.name} must be one of ${option.choices.join(', ')}, not "${value}"`);
}

function checkCount(verb: Verb, operands: readonly string[]): void {
  const [least, most] = verb.count;
  if (operands.length < least)
    throw new Misuse(`${verb.operands} is missing; see slipway ${verb.name} --help`);
  if (operands.indexOf('-') !== operands.lastIndexOf('-')) {
    throw new Misuse('standard input can be read once only');
  }
  if (operands.length > most)
    throw new Misuse(`unexpected "${operands[most]}"; see slipway ${verb.name} --help`);
}
