import type { Analysis } from '../../analysis.ts';
import type { ExecDirective } from '../../machine/machine.ts';
import { Change } from '../change.ts';
import { removeDirective } from '../directive-edits.ts';
import { dockerCommands } from '../docker-commands.ts';
import { setFlag } from '../docker-edits.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { Refused } from '../refused.ts';
import { requireContainer, resolveUnit } from '../resolve-unit.ts';

/** How the image gets onto the machine. */
export type ImageSource =
  | { readonly policy: 'run' }
  | { readonly policy: 'pull' }
  | { readonly policy: 'load'; readonly tarball: string };

/**
 * Says where a container's image comes from: docker run fetches it when it is missing, a `docker pull`
 * before each start, or a `docker load` of a tarball unless the image is there already.
 */
export function setImageSource(
  analysis: Analysis,
  intent: Extract<Intent, { do: 'set-image-source' }>,
): Step {
  const unit = resolveUnit(analysis, intent.unit);
  const container = requireContainer(unit);
  const { source, image } = container;
  if (!image) throw new Refused(`${unit.name} has no image yet.`);
  const change = new Change(analysis);
  for (const exec of source.execs.filter(fetchesImage))
    change.editSource(source, removeDirective(exec.directive));
  if (intent.policy !== 'run') {
    const line =
      intent.policy === 'pull' ? `/usr/bin/docker pull ${image}` : loadLine(image, intent.tarball ?? '');
    change.addDirective(source, 'Service', 'ExecStartPre', line);
    const limited = source.file.directives.some((directive) => directive.key.value === 'TimeoutStartSec');
    if (!limited) change.addDirective(source, 'Service', 'TimeoutStartSec', '0');
  }
  const pull = container.invocation.run.flags.some((flag) => flag.name === 'pull');
  if (intent.policy === 'load') change.editSource(source, ...setFlag(container, 'pull', ['never']));
  else if (pull) change.editSource(source, ...setFlag(container, 'pull', []));
  return { change, label: `${LABELS[intent.policy]} ${container.name ?? unit.name}` };
}

/** Where a container's image comes from, as its unit says. */
export function imageSource(execs: readonly ExecDirective[]): ImageSource {
  for (const exec of execs.filter(fetchesImage)) {
    for (const command of dockerCommands(exec)) {
      if (command.subcommand === 'pull') return { policy: 'pull' };
      if (command.subcommand === 'load')
        return { policy: 'load', tarball: tarballOf(command.arguments.map((word) => word.value)) };
    }
  }
  return { policy: 'run' };
}

const LABELS = {
  run: 'Let docker run fetch the image of',
  pull: 'Pull the image before each start of',
  load: 'Load the image of',
};

function fetchesImage(exec: ExecDirective): boolean {
  return (
    exec.key === 'ExecStartPre' &&
    dockerCommands(exec).some((command) => command.subcommand === 'pull' || command.subcommand === 'load')
  );
}

function loadLine(image: string, tarball: string): string {
  if (!/^\/[\w@%+=:,./-]+$/.test(tarball))
    throw new Refused(`"${tarball}" is no absolute path of a tarball.`);
  return `/bin/sh -c '/usr/bin/docker image inspect ${image} >/dev/null 2>&1 || /usr/bin/docker load -i ${tarball}'`;
}

/** `docker load -i FILE`, `--input FILE`, `--input=FILE` (`docker load --help`). */
function tarballOf(words: readonly string[]): string {
  for (const [i, word] of words.entries()) {
    if (word === '-i' || word === '--input') return words[i + 1] ?? '';
    const joined = /^(?:--input=|-i=?)(.+)$/.exec(word);
    if (joined) return joined[1] as string;
  }
  return '';
}
