import type { Analysis } from '../../analysis.ts';
import { runFlag } from '../../docker/flags.ts';
import { parseImageReference } from '../../docker/image-reference.ts';
import type { Container } from '../../machine/machine.ts';
import { splitPosix } from '../../shell/posix-words.ts';
import { parseExec } from '../../systemd/exec-words.ts';
import { isRefusal } from '../../text/embedding.ts';
import type { Word } from '../../text/word.ts';
import { Change } from '../change.ts';
import { dockerCommands, replaceInWord } from '../docker-commands.ts';
import { insertWords, quoted, removeWords, setFlag as setFlagEdits, setWord } from '../docker-edits.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { Refused } from '../refused.ts';
import { requireContainer, resolveUnit } from '../resolve-unit.ts';

/** Gives a container another image, in its run line and where the unit pulls or inspects it. */
export function setImage(analysis: Analysis, intent: Extract<Intent, { do: 'set-image' }>): Step {
  const unit = resolveUnit(analysis, intent.unit);
  const container = requireContainer(unit);
  const image = intent.image.trim();
  if (!parseImageReference(image) && !/[$%]/.test(image)) {
    throw new Refused(`"${image}" is no image reference: lower-case path, then :tag or @digest.`);
  }
  const change = new Change(analysis);
  const { run, words } = container.invocation;
  if (run.image) change.editSource(container.source, setWord(container, run.image.word, image));
  else
    change.editSource(
      container.source,
      insertWords(container, words.length, quoted(container.invocation, image)),
    );
  const before = run.image?.text;
  for (const exec of container.source.execs) {
    for (const command of dockerCommands(exec)) {
      if (!IMAGE_SUBCOMMANDS.has(command.subcommand)) continue;
      for (const word of command.arguments) {
        if (word.value !== before) continue;
        const part = { start: 0, end: word.value.length };
        change.editSource(container.source, replaceInWord(command.commandText, word, part, image));
      }
    }
  }
  return {
    change,
    label: `Set the image of ${container.name ?? unit.name} to ${image}`,
    verify: (after) => (after.machine.units[unit.position]?.container?.image === image ? null : UNREADABLE),
  };
}

/** Replaces what stands behind the image; `command` as it would be typed in the unit. */
export function setCommand(analysis: Analysis, intent: Extract<Intent, { do: 'set-command' }>): Step {
  const unit = resolveUnit(analysis, intent.unit);
  const container = requireContainer(unit);
  const { run, words, commandText, lexer } = container.invocation;
  if (!run.image) throw new Refused(`${unit.name} has no image yet; a command comes behind it.`);
  const text = intent.command.trim();
  refuseUnbalanced(lexer, text);
  const change = new Change(analysis);
  const first = run.image.word + 1;
  const last = words.length - 1;
  if (text === '') {
    if (first <= last) change.editSource(container.source, removeWords(container, first, last));
  } else if (first > last) {
    change.editSource(container.source, insertWords(container, first, text));
  } else {
    const range = { start: (words[first] as Word).span.start, end: (words[last] as Word).span.end };
    const edit = commandText.replace(range, text);
    if (isRefusal(edit)) throw new Refused(edit.reason);
    change.editSource(container.source, edit);
  }
  return { change, label: `Set the command of ${container.name ?? unit.name}` };
}

/** Makes the values of one docker flag exactly those given. */
export function setFlag(analysis: Analysis, intent: Extract<Intent, { do: 'set-flag' }>): Step {
  const unit = resolveUnit(analysis, intent.unit);
  const container = requireContainer(unit);
  const name = runFlag(intent.flag)?.name ?? intent.flag;
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) throw new Refused(`"${intent.flag}" is no flag name.`);
  if (intent.values.some((value) => /[\n\r]/.test(value))) throw new Refused('A flag value is one line.');
  const change = new Change(analysis);
  change.editSource(container.source, ...setFlagEdits(container, name, intent.values));
  return {
    change,
    label: `${intent.values.length > 0 ? 'Set' : 'Removed'} --${name} of ${container.name ?? unit.name}`,
    verify: (after) => {
      const values = flagValues(after.machine.units[unit.position]?.container ?? null, name);
      return values.join('\n') === intent.values.join('\n') ? null : UNREADABLE;
    },
  };
}

const UNREADABLE = 'The command line is written in a way that cannot be edited here. Change it in the text.';

/** docker subcommands that take the image itself. */
const IMAGE_SUBCOMMANDS = new Set(['pull', 'inspect', 'history']);

function flagValues(container: Container | null, name: string): string[] {
  return (container?.invocation.run.flags ?? [])
    .filter((flag) => flag.name === name)
    .map((flag) => flag.value);
}

function refuseUnbalanced(lexer: 'systemd' | 'posix', text: string): void {
  if (/[\n\r]/.test(text)) throw new Refused('A command is one line.');
  const problem =
    lexer === 'systemd'
      ? parseExec(`/bin/true ${text}`).problems.find((one) => one.code === 'unbalanced-quotes')
      : splitPosix(text).problems[0];
  if (problem) throw new Refused(problem.message);
}
