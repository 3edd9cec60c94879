import type { Analysis } from '../../core/analysis.ts';
import type { DockerFlag, WordPart } from '../../core/docker/docker-command.ts';
import type { DockerInvocation, UnitSource } from '../../core/machine/machine.ts';
import { wordInSource } from '../../core/machine/places.ts';
import type { SemanticKind, SemanticSpan } from '../../platform/monaco/semantic-tokens.ts';

/**
 * The words whose meaning the analysis is sure of: names of units written in this document, container names, images
 * and ports. Words whose place is not exact are left out.
 */
export function knownWords({ machine, graph }: Analysis): SemanticSpan[] {
  const words: SemanticSpan[] = [];
  for (const { to, dependencies } of graph.edges) {
    if (machine.units[to]?.kind === 'stock') continue;
    for (const { span, exact } of dependencies) if (exact) words.push({ span, kind: 'name' });
  }
  for (const source of new Set(machine.units.flatMap((unit) => unit.sources))) {
    for (const invocation of source.execs.flatMap((exec) => exec.runs)) {
      words.push(...wordsOfRun(source, invocation));
    }
  }
  return words;
}

function wordsOfRun(source: UnitSource, invocation: DockerInvocation): SemanticSpan[] {
  const { run, words } = invocation;
  const found: SemanticSpan[] = [];
  const add = (kind: SemanticKind, word: number, part?: WordPart) => {
    const inSource = wordInSource(invocation, word, part && { start: part.start, end: part.end });
    const place = source.embedding?.toOuter(inSource);
    if (inSource.exact && place?.exact) found.push({ kind, span: { start: place.start, end: place.end } });
  };
  for (const flag of run.flags) {
    const kind = KIND_OF_FLAG[flag.name];
    const part = kind && namedPart(flag);
    if (part) add(kind, part.word, part);
  }
  if (run.image && words[run.image.word]) add('image', run.image.word);
  return found;
}

/** The value, of `name:alias` the name. */
function namedPart(flag: DockerFlag): WordPart | null {
  const { valuePart, value } = flag;
  const colon = KIND_OF_FLAG[flag.name] === 'name' ? value.indexOf(':') : -1;
  return valuePart && colon >= 0 ? { ...valuePart, end: valuePart.start + colon } : valuePart;
}

const KIND_OF_FLAG: Readonly<Record<string, SemanticKind | undefined>> = {
  name: 'name',
  link: 'name',
  'volumes-from': 'name',
  publish: 'constant',
  expose: 'constant',
};
