import { expandSpecifiers } from '../systemd/specifiers.ts';
import type { Container, DockerInvocation, ExecDirective, UnitSource } from './machine.ts';

/** The container a unit runs: the docker run of its effective ExecStart=, else of ExecStartPre=; null when there is none. */
export function readContainer(unitName: string, sources: readonly UnitSource[]): Container | null {
  const found = firstRun(sources, 'ExecStart') ?? firstRun(sources, 'ExecStartPre');
  if (!found) return null;
  const { run } = found.invocation;
  const nameText = run.flags.findLast((flag) => flag.name === 'name')?.value ?? null;
  return {
    ...found,
    nameText,
    name: nameText && literalName(nameText, unitName),
    image: run.image?.text ?? null,
  };
}

interface FoundRun {
  readonly source: UnitSource;
  readonly exec: ExecDirective;
  readonly invocation: DockerInvocation;
}

/** An empty assignment clears the commands before it (systemd.service(5)). */
function firstRun(sources: readonly UnitSource[], key: string): FoundRun | null {
  let first: FoundRun | null = null;
  for (const source of sources) {
    for (const exec of source.execs) {
      if (exec.key !== key) continue;
      if (exec.directive.value === '') first = null;
      const invocation = exec.runs[0];
      if (invocation && !first) first = { source, exec, invocation };
    }
  }
  return first;
}

function literalName(text: string, unitName: string): string | null {
  const expanded = expandSpecifiers(text, unitName);
  return expanded !== null && !expanded.includes('$') ? expanded : null;
}
