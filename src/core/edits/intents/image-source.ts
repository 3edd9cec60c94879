import type { Analysis } from '../../analysis.ts';
import type { CommandLine, ExecDirective } from '../../machine/machine.ts';
import { quotePosix } from '../../shell/posix-words.ts';
import { quoteExecWord } from '../../systemd/exec-words.ts';
import { Change } from '../change.ts';
import { removeDirective, setValue } from '../directive-edits.ts';
import { dockerCommands } from '../docker-commands.ts';
import { setFlag } from '../docker-edits.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { inQuotes, Refused } from '../refused.ts';
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
  const fetching = source.execs.filter(fetchesImage);
  for (const exec of fetching) {
    if (!exec.lines.every((line) => onlyFetches(line)))
      throw new Refused('The line that fetches the image does more than that. Change it in the text.');
  }
  const [first, ...others] = fetching.map((exec) => exec.directive);
  if (intent.policy === 'run') {
    if (first) change.editSource(source, removeDirective(first));
  } else {
    const line =
      intent.policy === 'pull'
        ? `/usr/bin/docker pull ${quoteExecWord(image)}`
        : loadLine(image, intent.tarball ?? '');
    if (first) change.editSource(source, ...(first.value === line ? [] : [setValue(first, line)]));
    else change.addDirective(source, 'Service', 'ExecStartPre', line);
    const limited = source.file.directives.some((directive) => directive.key.value === 'TimeoutStartSec');
    if (!limited) change.addDirective(source, 'Service', 'TimeoutStartSec', '0');
  }
  for (const directive of others) change.editSource(source, removeDirective(directive));
  const hasPullFlag = container.invocation.run.flags.some((flag) => flag.name === 'pull');
  if (intent.policy === 'load') change.editSource(source, ...setFlag(container, 'pull', ['never']));
  else if (hasPullFlag) change.editSource(source, ...setFlag(container, 'pull', []));
  return {
    change,
    label: `${LABELS[intent.policy]} ${container.name ?? unit.name}`,
    verify: (after) => {
      const now = after.machine.units[unit.position]?.container;
      const from = now && imageSource(now.source.execs);
      const isMeant =
        now?.image === image &&
        from?.policy === intent.policy &&
        (from.policy !== 'load' || from.tarball === intent.tarball);
      return isMeant ? null : 'The result would not be read back. Change it in the text.';
    },
  };
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

/** A command that fetches an image or looks whether it is there. */
function onlyFetches({ words }: CommandLine): boolean {
  const text = words.map((word) => word.value).join(' ');
  return (
    /(^|\/)docker (image )?(pull|load|inspect|images|ls)\b/.test(text) ||
    /^(test|\[|grep|true|:)( |$)/.test(text)
  );
}

function loadLine(image: string, tarball: string): string {
  if (!/^\/[^\x00-\x1f\x7f$`]+$/.test(tarball))
    throw new Refused(`${inQuotes(tarball)} is no absolute path of a tarball.`);
  const script = `/usr/bin/docker image inspect ${quotePosix(image)} >/dev/null 2>&1 || /usr/bin/docker load -i ${quotePosix(tarball)}`;
  const inSingleQuotes = /['\\]/.test(script) ? null : `'${script}'`;
  return `/bin/sh -c ${inSingleQuotes ?? quoteExecWord(script)}`;
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
