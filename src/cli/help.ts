import type { OptionSpec, Verb } from './verb.ts';

export function helpOfAll(verbs: readonly Verb[]): string {
  const width = Math.max(...verbs.map((verb) => usage(verb).length));
  return [
    'slipway: checks and edits #cloud-config documents whose units run docker containers.',
    '',
    ...verbs.map((verb) => `  slipway ${usage(verb).padEnd(width)}  ${verb.summary}`),
    '',
    'A FILE of - is standard input. slipway VERB --help tells the options of a verb.',
    'Exit codes: 0 fine, 1 findings of severity error, 2 misuse.',
    '',
  ].join('\n');
}

export function helpOf(verb: Verb): string {
  const names = verb.options.map(written);
  const width = Math.max(0, ...names.map((name) => name.length));
  return [
    `slipway ${usage(verb)}${verb.options.length > 0 ? ' [OPTIONS]' : ''}`,
    '',
    `  ${verb.summary}`,
    ...(verb.options.length > 0 ? ['', 'Options:'] : []),
    ...verb.options.map((option, i) => `  ${(names[i] ?? '').padEnd(width)}  ${about(option)}`),
    ...verb.notes.flatMap((note) => ['', note]),
    '',
  ].join('\n');
}

function usage(verb: Verb): string {
  return verb.operands ? `${verb.name} ${verb.operands}` : verb.name;
}

function written(option: OptionSpec): string {
  const value = option.value === null ? '' : ` ${option.value}`;
  return `--${option.name}${value}${option.repeated ? '…' : ''}`;
}

function about(option: OptionSpec): string {
  return option.choices ? `${option.about}; ${option.choices[0]} unless given` : option.about;
}
