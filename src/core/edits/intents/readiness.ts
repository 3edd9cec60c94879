import type { Analysis } from '../../analysis.ts';
import type { Container, ExecDirective } from '../../machine/machine.ts';
import { unitSpan } from '../../machine/places.ts';
import { Change } from '../change.ts';
import { waitUntilReady } from '../container-unit.ts';
import { removeDirective, setValue } from '../directive-edits.ts';
import { dockerCommands } from '../docker-commands.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { Refused } from '../refused.ts';
import { requireContainer, resolveUnit } from '../resolve-unit.ts';

/**
 * Lets a unit count as started only once a command inside its container succeeds, tried for a minute; null lets it
 * count as started at once. `$` and `%` in the command mean themselves.
 */
export function setReadiness(analysis: Analysis, intent: Extract<Intent, { do: 'set-readiness' }>): Step {
  const unit = resolveUnit(analysis, intent.unit);
  const container = requireContainer(unit);
  const { source, name } = container;
  const { command } = intent;
  if (name === null)
    throw new Refused(`${unit.name} gives its container no fixed --name to ask it by.`, unitSpan(unit));
  if (command?.length === 0) throw new Refused('There is no command to ask the container with.');
  if (command?.some((word) => /[\n\r\0]/.test(word))) throw new Refused('A command is one line.');
  const [first, ...others] = source.execs.filter((exec) => asks(exec, container));
  if (first?.lines.some((line) => line.lexer === 'posix') && !isLoop(first))
    throw new Refused('The line that waits for the container does more than that. Change it in the text.');
  const change = new Change(analysis);
  for (const exec of others) change.editSource(source, removeDirective(exec.directive));
  if (command === null) {
    if (first) change.editSource(source, removeDirective(first.directive));
  } else {
    const line = waitUntilReady(name, command);
    if (!first) change.addDirective(source, 'Service', 'ExecStartPost', line);
    else if (first.directive.value !== line) change.editSource(source, setValue(first.directive, line));
  }
  return {
    change,
    label: command === null ? `Stopped waiting for ${name}` : `Let ${unit.name} wait until ${name} answers`,
    verify: (after) => {
      const now = after.machine.units[unit.position]?.container;
      const asked = now ? readinessOf(now) : null;
      const isMeant = command === null ? asked === null : asked?.join('\0') === command.join('\0');
      return isMeant ? null : 'The command would not be read back. Change it in the text.';
    },
  };
}

/** The command that tells that a container answers; null for one that nothing waits for. Doubled `$` and `%` are single. */
export function readinessOf(container: Container): readonly string[] | null {
  for (const exec of container.source.execs) {
    const words = asks(exec, container);
    if (words) return words.map((word) => word.replaceAll('$$', '$').replaceAll('%%', '%'));
  }
  return null;
}

/** The words behind `docker exec NAME` of a line that is carried out once the container is started. */
function asks(exec: ExecDirective, { name }: Container): string[] | null {
  if (exec.key !== 'ExecStartPost') return null;
  for (const { subcommand, arguments: found } of dockerCommands(exec)) {
    const words = found.map((word) => word.value);
    const at = words.findIndex((word) => !word.startsWith('-'));
    if (subcommand === 'exec' && words[at] === name && at + 1 < words.length) return words.slice(at + 1);
  }
  return null;
}

/** A script of nothing but the waiting: the command, and what a loop around it is made of. */
function isLoop(exec: ExecDirective): boolean {
  return exec.lines.every(({ words }) =>
    /^(seq|sleep|exit|true|:|\[|test)$|docker$/.test(words[0]?.value ?? ''),
  );
}
