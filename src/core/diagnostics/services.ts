import type { Analysis } from '../analysis.ts';
import { parseBool } from '../docker/numbers.ts';
import { type DockerCommand, dockerCommands } from '../edits/docker-commands.ts';
import type { Edge } from '../graph/graph.ts';
import type { DockerInvocation, ExecDirective, Unit, UnitSource } from '../machine/machine.ts';
import { effectiveValues } from '../systemd/effective-directives.ts';
import type { ExecCommand } from '../systemd/exec.ts';
import type { UnitFile } from '../systemd/unit-file.ts';

/** The units with a text of their own; of several that share one (a template's instances) the first. */
export function writtenUnits({ machine }: Analysis): readonly Unit[] {
  const seen = new Set<UnitSource>();
  return machine.units.filter(({ sources, mergedInto }) => {
    const [main] = sources;
    if (!main || mergedInto !== null || seen.has(main)) return false;
    seen.add(main);
    return true;
  });
}

/**
 * What `compute` gives, which looks at the unit's name and texts alone: it is remembered as long as the text of a unit
 * that has one only. A value may not hold places in the document, which move.
 */
export function ofUnitText<T>(compute: (unit: Unit) => T): (unit: Unit) => T {
  const known = new WeakMap<UnitFile, { readonly name: string; readonly value: T }>();
  return (unit) => {
    const [only, second] = unit.sources;
    if (!only || second) return compute(unit);
    const last = known.get(only.file);
    if (last?.name === unit.name) return last.value;
    const value = compute(unit);
    known.set(only.file, { name: unit.name, value });
    return value;
  };
}

/** What a unit and its drop-ins set a key to; null where the default holds. */
export function setting(unit: Unit, section: string, key: string): string | null {
  const files = unit.sources.map(({ file }) => file);
  return effectiveValues(files, section, key).at(-1) ?? null;
}

/** `Type=`, or what systemd takes in its place (systemd.service(5)). */
export const serviceType = ofUnitText((unit): string => {
  const type = setting(unit, 'Service', 'Type');
  if (type !== null) return type;
  if (setting(unit, 'Service', 'BusName') !== null) return 'dbus';
  return setting(unit, 'Service', 'ExecStart') === null ? 'oneshot' : 'simple';
});

/** True when systemd starts the unit again after it has failed. */
export function restartsOnFailure(unit: Unit): boolean {
  return /^(?:always|on-failure)$/.test(setting(unit, 'Service', 'Restart') ?? '');
}

/**
 * True when failing starts follow each other so fast that the start limit (5 in 10 s) ends them within two seconds or
 * so: `RestartSec=` is 100 ms unless set (systemd.service(5), systemd.unit(5)).
 */
export const restartsInHaste = ofUnitText((unit): boolean => {
  const limits = ['StartLimitIntervalSec', 'StartLimitInterval', 'StartLimitBurst'];
  if (limits.some((key) => setting(unit, 'Unit', key) ?? setting(unit, 'Service', key))) return false;
  const pause = setting(unit, 'Service', 'RestartSec');
  return pause === null || /^\s*(?:0?\.\d+\s*s?|0+\s*s?|\d{1,3}\s*ms)\s*$/.test(pause);
});

/** `docker run` in the foreground as the main process: to systemd it has started as soon as it is forked. */
export const startsBeforeItRuns = ofUnitText((unit): boolean => {
  const { container } = unit;
  if (container?.exec.key !== 'ExecStart' || isDetached(container.invocation)) return false;
  if (!/^(?:simple|exec|idle)$/.test(serviceType(unit))) return false;
  return !effectiveExecs(unit).some(({ exec }) => exec.key === 'ExecStartPost');
});

export function isDetached({ run }: DockerInvocation): boolean {
  const flag = run.flags.findLast(({ name }) => name === 'detach');
  return flag !== undefined && parseBool(flag.value).value === true;
}

/** True when something in `ExecStartPre=` of the unit waits for something else. */
export const waitsItself = ofUnitText((unit): boolean =>
  effectiveExecs(unit).some(
    ({ exec }) =>
      exec.key === 'ExecStartPre' &&
      /\b(?:sleep|until|while|for|nc|curl|wait\S*|pg_isready|inspect|exec|ping|pull)\b/.test(
        exec.directive.value,
      ),
  ),
);

/** An edge to a container that may run later than the unit at its other end starts, which does nothing about that. */
export interface Race {
  readonly edge: Edge;
  readonly consumer: Unit;
  readonly provider: Unit;
  /** It tries again, but so fast that it soon gives up. */
  readonly tries: boolean;
}

/** The ordering edges along which `After=` does not wait long enough. */
export function races(analysis: Analysis): readonly Race[] {
  let found = knownRaces.get(analysis);
  if (!found) {
    const { units } = analysis.machine;
    found = analysis.graph.edges.flatMap((edge) => {
      const consumer = units[edge.from];
      const provider = units[edge.to];
      if (!edge.ordered || !consumer || !provider) return [];
      if (!startsBeforeItRuns(provider) || waitsItself(consumer)) return [];
      const tries = restartsOnFailure(consumer);
      return tries && !restartsInHaste(consumer) ? [] : [{ edge, consumer, provider, tries }];
    });
    knownRaces.set(analysis, found);
  }
  return found;
}

const knownRaces = new WeakMap<Analysis, readonly Race[]>();

export interface PlacedExec {
  readonly source: UnitSource;
  readonly exec: ExecDirective;
}

/** The Exec directives that count: an empty one clears those of its key before it (systemd.service(5)). */
export function effectiveExecs(unit: Unit): readonly PlacedExec[] {
  let found: PlacedExec[] = [];
  for (const source of unit.sources) {
    for (const exec of source.execs) {
      if (exec.directive.value === '') found = found.filter((one) => one.exec.key !== exec.key);
      else found.push({ source, exec });
    }
  }
  return found;
}

/** A docker command line of a unit. */
export interface PlacedDockerCommand extends PlacedExec, DockerLine {}

interface DockerLine {
  readonly command: DockerCommand;
  /** The command of the Exec directive; null inside `sh -c`. */
  readonly execCommand: ExecCommand | null;
}

/** Every docker command line of a unit, in order. */
export function dockerLines(unit: Unit): readonly PlacedDockerCommand[] {
  let lines = knownLines.get(unit);
  if (!lines) {
    lines = effectiveExecs(unit).flatMap(({ source, exec }) =>
      linesOf(exec).map((line) => ({ source, exec, ...line })),
    );
    knownLines.set(unit, lines);
  }
  return lines;
}

const knownLines = new WeakMap<Unit, readonly PlacedDockerCommand[]>();

/** Read once per directive, which stays the same while its unit text does. */
function linesOf(exec: ExecDirective): readonly DockerLine[] {
  let lines = linesOfExec.get(exec);
  if (!lines) {
    lines = dockerCommands(exec).map((command) => ({
      command,
      execCommand:
        command.lexer === 'systemd'
          ? (exec.commands.find(({ words }) => words.some((word) => word === command.words[0])) ?? null)
          : null,
    }));
    linesOfExec.set(exec, lines);
  }
  return lines;
}

const linesOfExec = new WeakMap<ExecDirective, readonly DockerLine[]>();
