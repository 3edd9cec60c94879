import type { Analysis } from '../../analysis.ts';
import type { DockerRun } from '../../docker/docker-command.ts';
import { runFlag } from '../../docker/flags.ts';
import { parseImageReference } from '../../docker/image-reference.ts';
import type { DockerInvocation } from '../../machine/machine.ts';
import { splitPosix } from '../../shell/posix-words.ts';
import { parseExec } from '../../systemd/exec-words.ts';
import type { Word } from '../../text/word.ts';
import { Change } from '../change.ts';
import { dockerCommands, replaceInWord } from '../docker-commands.ts';
import { insertWords, quoted, removeWords, setFlag as setFlagEdits, setWord } from '../docker-edits.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { accepted, inQuotes, Refused } from '../refused.ts';
import { namesOf, requireContainer, resolveUnit, resolveUnits } from '../resolve-unit.ts';

/** Gives a container another image, in its run line and where the unit pulls or inspects it. */
export function setImage(analysis: Analysis, intent: Extract<Intent, { do: 'set-image' }>): Step {
  const unit = resolveUnit(analysis, intent.unit);
  const container = requireContainer(unit);
  const image = intent.image.trim();
  refuseBadImage(image);
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
  const meant = wordsOf(lexer, text);
  const change = new Change(analysis);
  const first = run.image.word + 1;
  const last = words.length - 1;
  if (text === '') {
    if (first <= last) change.editSource(container.source, removeWords(container, first, last));
  } else if (first > last) {
    change.editSource(container.source, insertWords(container, first, text));
  } else {
    const range = { start: (words[first] as Word).span.start, end: (words[last] as Word).span.end };
    change.editSource(container.source, accepted(commandText.replace(range, text)));
  }
  return {
    change,
    label: `Set the command of ${container.name ?? unit.name}`,
    verify: (after) => {
      const command = after.machine.units[unit.position]?.container?.invocation.run.command ?? [];
      return isSameList(command, meant) ? null : UNREADABLE;
    },
  };
}

/** Makes the values of one docker flag exactly those given, in each of the units. */
export function setFlag(analysis: Analysis, intent: Extract<Intent, { do: 'set-flag' }>): Step {
  const units = resolveUnits(analysis, intent.unit);
  const name = runFlag(intent.flag)?.name ?? intent.flag;
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) throw new Refused(`${inQuotes(intent.flag)} is no flag name.`);
  if (intent.values.some((value) => /[\n\r]/.test(value))) throw new Refused('A flag value is one line.');
  const change = new Change(analysis);
  const homes = units.map((unit) => ({ unit, container: requireContainer(unit) }));
  const places = new Map(homes.map(({ container }) => [container.source, container]));
  for (const container of places.values())
    change.editSource(container.source, ...setFlagEdits(container, name, intent.values));
  const [only] = homes.length === 1 ? homes : [];
  return {
    change,
    label: `${intent.values.length > 0 ? 'Set' : 'Removed'} --${name} of ${only?.container.name ?? namesOf(units)}`,
    verify: (after) => {
      const isMeant = homes.every(({ unit, container }) => {
        const now = after.machine.units[unit.position]?.container?.invocation.run;
        const before = container.invocation.run;
        return (
          now &&
          isSameList(flagValues(now, name), intent.values) &&
          isSameList(besides(before, name), besides(now, name))
        );
      });
      return isMeant ? null : UNREADABLE;
    },
  };
}

const UNREADABLE = 'The command line is written in a way that cannot be edited here. Change it in the text.';

/** docker subcommands that take the image itself. */
const IMAGE_SUBCOMMANDS = new Set(['pull', 'inspect', 'history']);

function flagValues(run: DockerRun, name: string): string[] {
  return run.flags.filter((flag) => flag.name === name).map((flag) => flag.value);
}

/** What a run says but for one flag. */
function besides(run: DockerRun, name: string): string[] {
  const others = run.flags.filter((flag) => flag.name !== name);
  return [...others.flatMap((flag) => [flag.name, flag.value]), run.image?.text ?? '', ...run.command];
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}

/** An image may come from a variable or a specifier: then only what no image can hold is refused. */
function refuseBadImage(image: string): void {
  if (parseImageReference(image) || (/[$%]/.test(image) && /^[\w.:/@${}%-]+$/.test(image))) return;
  throw new Refused(`${inQuotes(image)} is no image reference: lower-case path, then :tag or @digest.`);
}

/**
 * The words of a command as its line splits it.
 * @throws Refused unless they are the arguments of one command and nothing more.
 */
function wordsOf(lexer: DockerInvocation['lexer'], text: string): string[] {
  if (/[\n\r]/.test(text)) throw new Refused('A command is one line.');
  if (lexer === 'posix') {
    const { words, rest, problems } = splitPosix(`x ${text}`);
    if (problems[0]) throw new Refused(problems[0].message);
    const isComment = text.slice((words.at(-1)?.span.end ?? 0) - 2).trim() !== '';
    if (rest || isComment) throw new Refused('Quote what means something to the shell: ";", "&&", ">", "#".');
    return words.slice(1).map((word) => word.value);
  }
  const { commands, problems } = parseExec(`/x ${text}`);
  const unbalanced = problems.find((one) => one.code === 'unbalanced-quotes');
  if (unbalanced) throw new Refused(unbalanced.message);
  if (commands.length !== 1 || text.endsWith(' ;') || text === ';') {
    throw new Refused('A ";" by itself would begin another command; write "\\;" for the character.');
  }
  return (commands[0]?.words ?? []).slice(1).map((word) => word.value);
}
