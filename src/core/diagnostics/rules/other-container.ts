import type { Analysis } from '../../analysis.ts';
import { isVerbatim } from '../../docker/verbatim.ts';
import { replaceInWord } from '../../edits/docker-commands.ts';
import type { Unit } from '../../machine/machine.ts';
import { expandSpecifiers } from '../../systemd/specifiers.ts';
import type { Word } from '../../text/word.ts';
import type { Fix } from '../diagnostic.ts';
import { fixBy } from '../fixes.ts';
import { holdsTemplateText } from '../incomplete.ts';
import { addTo } from '../multimap.ts';
import { sourcePlace } from '../places.ts';
import type { Rule } from '../rule.ts';
import {
  dockerLines,
  effectiveExecs,
  ofUnitText,
  type PlacedDockerCommand,
  writtenUnits,
} from '../services.ts';

export const otherContainer: Rule = {
  code: 'other-container',
  severity: 'warning',
  summary: 'A unit stops or removes another container than the one it runs.',
  docs: `systemd runs \`ExecStop=\` and \`ExecStartPre=\` as they stand (systemd.service(5)). With another name in
them \`systemctl stop\` leaves the unit's container to the signal that follows, and a container left over by the last run
keeps its name, so that the next \`docker run\` is refused. Names with variables are not judged, nor a unit whose own
container is stopped or removed as well.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: elastic.service
      content: |
        [Service]
        ExecStartPre=-/usr/bin/docker rm -f elastik
                                            ^^^^^^^ warning other-container: ExecStartPre removes container elastik, but this unit runs elastic. One left over by the last run would keep its name.
        ExecStart=/usr/bin/docker run --rm --name elastic elasticsearch:7.17.24
        ExecStop=/usr/bin/docker stop -t 2 elastik
                                           ^^^^^^^ warning other-container: ExecStop stops container elastik, but this unit runs elastic. systemctl stop would leave it running.
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: elastic.service
      content: |
        [Service]
        ExecStartPre=-/usr/bin/docker rm -f elastic old-elastic
        ExecStart=/usr/bin/docker run --rm --name %p elasticsearch:7.17.24
        ExecStop=/bin/sh -c 'docker stop -t 2 elastic'
    - name: web@.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web-%i nginx:1.25.4
        ExecStop=/usr/bin/docker stop web-%i
`,
  ],
  check(analysis, report) {
    for (const unit of writtenUnits(analysis)) {
      if (!meetsOthers(unit)) continue;
      for (const { key, line, word, other, own, isAlone } of removalsOfOthers(unit)) {
        const inSource = line.command.commandText.toOuter(word.span);
        report({
          message: `${key} ${VERB[line.command.subcommand]} container ${other}, but this unit runs ${own}. ${CONSEQUENCE[key]}`,
          span: sourcePlace(analysis, { unit, source: line.source }, inSource),
          unit: unit.position,
          fixes: () => (isAlone ? renaming(analysis, line, word, own) : []),
        });
      }
    }
  },
};

/** A word that names another container than the unit's. */
interface OtherRemoval {
  readonly key: string;
  readonly line: PlacedDockerCommand;
  readonly word: Word;
  readonly other: string;
  /** The container of the unit, the first of several. */
  readonly own: string;
  /** The unit has one container, and each command line names one. */
  readonly isAlone: boolean;
}

const meetsOthers = ofUnitText((unit) => removalsOfOthers(unit).length > 0);

function removalsOfOthers(unit: Unit): OtherRemoval[] {
  const names = ownNames(unit);
  const [own] = names;
  if (own === undefined) return [];
  return [...removals(unit)].flatMap(([key, lines]) => {
    const targets = lines.flatMap((line) =>
      containerWords(line).map((word) => ({ line, word, name: resolved(unit, word.value) })),
    );
    const isAlone = names.size === 1 && targets.length === lines.length;
    const others = targets.flatMap(({ line, word, name }) =>
      name === null || names.has(name) ? [] : [{ key, line, word, other: name, own, isAlone }],
    );
    return others.length === targets.length ? others : [];
  });
}

const VERB: Readonly<Record<string, string>> = { stop: 'stops', kill: 'kills', rm: 'removes' };
const CONSEQUENCE: Readonly<Record<string, string>> = {
  ExecStop: 'systemctl stop would leave it running.',
  ExecStartPre: 'One left over by the last run would keep its name.',
};

function renaming(
  analysis: Analysis,
  { source, command }: PlacedDockerCommand,
  word: Word,
  name: string,
): readonly Fix[] {
  const whole = { start: 0, end: word.value.length };
  return fixBy(analysis, `Change to ${name}`, (change) =>
    change.editSource(source, replaceInWord(command.commandText, word, whole, name)),
  );
}

/** Names of every container the unit runs; none when one of them cannot be known. */
function ownNames(unit: Unit): ReadonlySet<string> {
  const runs = effectiveExecs(unit).flatMap(({ exec }) => exec.runs);
  const names = runs.map(({ run }) => run.flags.findLast((flag) => flag.name === 'name')?.value ?? null);
  const known = names.map((name) => name && resolved(unit, name));
  return new Set(known.every((name) => name !== null) ? (known as string[]) : []);
}

function removals(unit: Unit): Map<string, PlacedDockerCommand[]> {
  const found = new Map<string, PlacedDockerCommand[]>();
  for (const line of dockerLines(unit)) {
    const { key } = line.exec;
    if (!(key in CONSEQUENCE) || !(line.command.subcommand in VERB)) continue;
    if (line.command.words.some(({ value }) => value === 'image')) continue;
    addTo(found, key, line);
  }
  return found;
}

/** The containers that a docker stop, kill or rm names: what is no flag and no flag's value. */
function containerWords({ command }: PlacedDockerCommand): Word[] {
  return command.arguments.filter((word, i, words) => {
    const before = words[i - 1]?.value ?? '';
    const isValue = /^(?:-t|--time|--timeout|-s|--signal)$/.test(before);
    return !word.value.startsWith('-') && !isValue && !/^[|&<>;]|^\d>/.test(word.value);
  });
}

/** The name as docker gets it; a template's `%i` stays. null when a variable decides. */
function resolved(unit: Unit, text: string): string | null {
  if (holdsTemplateText(text)) return null;
  const expanded = /@\./.test(unit.name) ? text : expandSpecifiers(text, unit.name);
  if (expanded === null) return null;
  return isVerbatim(expanded.replaceAll('%', '')) ? null : expanded;
}
