import type { DockerRun } from '../../docker/docker-command.ts';
import { findDocker } from '../../docker/find-docker.ts';
import { globalFlag } from '../../docker/flags.ts';
import { parseDockerRun } from '../../docker/parse-run.ts';
import { inQuotes, Refused } from '../refused.ts';
import { lineOf, plainCommands, refusal } from './shell-lines.ts';

/** What a pasted piece of shell makes with docker, in its order. */
export interface Snippet {
  readonly runs: readonly SnippetRun[];
  readonly networks: readonly Made[];
  readonly volumes: readonly Made[];
  /** Images that are pulled. */
  readonly pulled: ReadonlySet<string>;
  /** What was left out, for people. */
  readonly notes: readonly string[];
}

export interface SnippetRun {
  readonly run: DockerRun;
  readonly words: readonly string[];
  readonly line: number;
}

/** A network or volume with the words of its options. */
export interface Made {
  readonly name: string;
  readonly options: readonly string[];
}

/** True when a text begins, behind comments and prompts, with a command that runs docker. */
export function looksLikeSnippet(text: string): boolean {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim());
  const first = lines.find((line) => line !== '' && !line.startsWith('#')) ?? '';
  return /^(\$ )?(sudo (-\S+ )*)?(\S*\/)?docker (container )?(run|create|network|volume|pull|rm|stop|login)\b/.test(
    first,
  );
}

/**
 * Reads one `docker run` or several commands around it, as people copy them from a page or a shell.
 * @throws Refused with the place of what cannot become units.
 */
export function readSnippet(pasted: string): Snippet {
  const { text, commands } = plainCommands(pasted);
  const runs: SnippetRun[] = [];
  const networks: Made[] = [];
  const volumes: Made[] = [];
  const pulled = new Set<string>();
  const notes: string[] = [];
  for (const { words: found, span } of commands) {
    const words = found.map((word) => word.value);
    const line = lineOf(text, span.start);
    const docker = findDocker(words);
    const said = docker === null ? null : dockerVerb(words, docker + 1);
    if (docker === null || said === null) {
      if (!SILENT.has(words[0] ?? '')) notes.push(leftOut(words, line));
      continue;
    }
    const { verb, at } = said;
    if (verb === 'run' || verb === 'create') {
      const run = parseDockerRun(found);
      const problem = run?.errors[0];
      if (!run || problem)
        throw new Refused(`Line ${line}: ${problem?.message ?? 'docker run cannot be read.'}`);
      runs.push({ run, words, line });
    } else if (verb === 'network create' || verb === 'volume create') {
      const name = words.length > at ? (words.at(-1) as string) : '';
      if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(name) || words.at(-2)?.match(/^-[a-z]$/))
        throw new Refused(`Line ${line}: docker ${verb} needs a name behind its options.`);
      (verb === 'network create' ? networks : volumes).push({ name, options: words.slice(at, -1) });
    } else if (verb === 'pull') {
      pulled.add(words.at(-1) as string);
    } else if (verb === 'network connect') {
      throw refusal(
        text,
        span.start,
        'docker network connect: give the network to docker run instead, by --network',
      );
    } else if (verb === 'compose' || verb === 'stack' || verb === 'service') {
      throw new Refused(`Line ${line}: docker ${verb} cannot become units here.`);
    } else if (!DONE_BY_UNITS.has(verb)) {
      notes.push(leftOut(words, line));
    }
  }
  if (runs.length + networks.length + volumes.length === 0)
    throw new Refused('There is no docker run in this text, and nothing else to make a unit of.');
  return { runs, networks, volumes, pulled, notes };
}

/** The subcommand, of management commands with theirs, and the index behind it. */
function dockerVerb(words: readonly string[], from: number): { verb: string; at: number } | null {
  let at = from;
  while (at < words.length && (words[at] as string).startsWith('-')) {
    const name = (words[at] as string).replace(/^--?/, '');
    at += globalFlag(name)?.takesValue && !name.includes('=') ? 2 : 1;
  }
  const first = words[at];
  if (first === undefined) return null;
  const second = words[at + 1] ?? '';
  if (first === 'container' || first === 'image') return { verb: second, at: at + 2 };
  if (first === 'network' || first === 'volume') return { verb: `${first} ${second}`, at: at + 2 };
  return { verb: first, at: at + 1 };
}

/** Commands that change nothing that lasts. */
const SILENT: ReadonlySet<string> = new Set(['set', 'echo', 'sleep', 'true', ':', 'clear', 'exit', 'printf']);

/** What units do by themselves, or what only looks. */
const DONE_BY_UNITS: ReadonlySet<string> = new Set([
  ...['rm', 'stop', 'kill', 'start', 'restart', 'wait', 'ps', 'logs', 'inspect', 'images', 'version', 'info'],
  ...['network rm', 'network ls', 'network inspect', 'volume ls', 'volume inspect', 'attach', 'top', 'stats'],
]);

function leftOut(words: readonly string[], line: number): string {
  return `Left out, in line ${line}: ${inQuotes(words.join(' '))}.`;
}
