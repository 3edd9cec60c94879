import type { ExecDirective, UnitSource } from '../machine/machine.ts';
import { dependencyTargets } from '../systemd/dependency-targets.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { replaceInValue } from './directive-edits.ts';
import { replaceInWord } from './docker-commands.ts';

/** The edits of a unit text after which it names `to` wherever it named the unit `from`. */
export function renameUnitIn(source: UnitSource, from: string, to: string): TextEdit[] {
  const lists = source.file.directives
    .filter((directive) => !NOT_UNIT_LISTS.test(directive.key.value))
    .flatMap((directive) =>
      dependencyTargets(directive)
        .filter((word) => word.value === from)
        .map((word) => replaceInValue(directive, word.span, to)),
    );
  return [...lists, ...source.execs.flatMap((exec) => systemctlArguments(exec, from, to))];
}

/** Values that are prose, commands or assignments: a unit name in them is not a reference of systemd's. */
const NOT_UNIT_LISTS = /^(Exec\w*|Description|Documentation|\w*Environment\w*|SourcePath)$/;

function systemctlArguments(exec: ExecDirective, from: string, to: string): TextEdit[] {
  return exec.lines
    .filter(({ words }) => words.some((word) => /(^|\/)systemctl$/.test(word.value)))
    .flatMap(({ words, commandText }) =>
      words
        .filter((word) => word.value === from)
        .map((word) => replaceInWord(commandText, word, { start: 0, end: from.length }, to)),
    );
}
