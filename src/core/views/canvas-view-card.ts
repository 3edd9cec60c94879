import { deriveRun } from '../docker/derived.ts';
import type { PublishedPort } from '../docker/docker-command.ts';
import { parseImageReference } from '../docker/image-reference.ts';
import type { Container, MachineFile, Unit } from '../machine/machine.ts';
import { splitPosix } from '../shell/posix-words.ts';
import type { UnitFile } from '../systemd/unit-file.ts';

/** What stands on a card below its name, and how large that makes it. Cut to what fits; the full text stays at hand. */
export interface CardFace {
  readonly subtitle: Subtitle | null;
  /** Ports, mounts and the like; the last may be `+2`. */
  readonly chips: readonly string[];
  /** As many of them as fit in larger letters. */
  readonly briefChips: readonly string[];
  readonly width: number;
  readonly height: number;
}

export interface Subtitle {
  /** Drawn quietly. */
  readonly lead: string;
  /** Drawn plainly: the tag of an image, the end of a path. */
  readonly tail: string;
  /** The same in fewer characters, for larger letters. */
  readonly brief: { readonly lead: string; readonly tail: string };
  readonly full: string;
}

/** In characters of the second line and of the name. */
const SUBTITLE_ROOM = 24;
const BRIEF_ROOM = 19;
const CARD_WIDTH = 204;
const FILE_WIDTH = 164;

/** Of a unit that is one text it is worked out once, as long as the text stays. */
export function unitFace(unit: Unit): CardFace {
  const [source, ...others] = unit.sources;
  if (!source || source.role === 'drop-in' || others.length > 0) return drawnFace(unit);
  let known = knownFaces.get(source.file);
  if (known?.unitType !== unit.type) {
    known = { unitType: unit.type, face: drawnFace(unit) };
    knownFaces.set(source.file, known);
  }
  return known.face;
}

const knownFaces = new WeakMap<UnitFile, { readonly unitType: string; readonly face: CardFace }>();

function drawnFace(unit: Unit): CardFace {
  const subtitle = unit.container ? imageSubtitle(unit.container) : programSubtitle(unit);
  const all = unit.container ? containerChips(unit, unit.container) : serviceChips(unit);
  const chips = fitChips(all, 6.6);
  return {
    subtitle,
    chips,
    briefChips: fitChips(all, 9),
    width: CARD_WIDTH,
    height: cardHeight(subtitle, chips),
  };
}

export function fileFace(file: MachineFile): CardFace {
  const folder = file.path.slice(0, file.path.lastIndexOf('/')) || '/';
  const lead = shorten(folder, 17);
  const subtitle = { lead, tail: '', brief: { lead: shorten(folder, 13), tail: '' }, full: file.path };
  return { subtitle, chips: [], briefChips: [], width: FILE_WIDTH, height: 52 };
}

/** A pill, as wide as its name asks. */
export function stockFace(unit: Unit, title: string): CardFace {
  const command = unit.entry?.command?.text;
  const chips = command ? [command] : [];
  // As wide as the larger letters of the middle distance need it.
  const text = Math.max(title.length * 9, title.length * 7.3 + (command ? command.length * 6.7 + 20 : 0));
  return {
    subtitle: null,
    chips,
    briefChips: [],
    width: Math.min(CARD_WIDTH, Math.max(96, Math.ceil((text + 46) / 4) * 4)),
    height: 32,
  };
}

/** `text` with its middle left out where it has more than `room` characters. */
export function shorten(text: string, room: number): string {
  if (text.length <= room) return text;
  const tail = Math.floor((room - 1) / 2);
  return `${text.slice(0, room - 1 - tail)}…${text.slice(-tail)}`;
}

/**
 * `text` in at most two lines of `room` characters, broken after a separator where that fits, else in its middle. Of
 * what is longer still, both ends are kept.
 */
export function twoLines(text: string, room: number): readonly [string] | readonly [string, string] {
  if (text.length <= room) return [text];
  if (text.length > room * 2) return [`${text.slice(0, room - 1)}…`, text.slice(-room)];
  const middle = Math.ceil(text.length / 2);
  const places = Array.from({ length: room * 2 - text.length + 1 }, (_, i) => text.length - room + i);
  const separated = places.filter((place) => /[-_.@:]/.test(text[place - 1] ?? ''));
  const [at = room] = (separated.length > 0 ? separated : places).toSorted(
    (a, b) => Math.abs(a - middle) - Math.abs(b - middle),
  );
  return [text.slice(0, at), text.slice(at)];
}

/** `registry/path/name:tag`: the name and the tag stay, the front gives way. */
function imageSubtitle({ image, invocation }: Container): Subtitle {
  if (image === null) {
    const full = invocation.run.image?.text ?? 'no image';
    const within = (room: number) => ({ lead: shorten(full, room), tail: '' });
    return { ...within(SUBTITLE_ROOM), brief: within(BRIEF_ROOM), full };
  }
  const reference = parseImageReference(image);
  const suffix = reference?.digest ? `@${reference.digest.slice(0, 15)}` : (reference?.tag ?? '');
  const whole = reference?.digest ? image.slice(0, image.indexOf('@')) : image;
  const base = !reference?.digest && suffix ? whole.slice(0, whole.length - suffix.length) : whole;
  const within = (room: number) => {
    const tail = shorten(suffix, Math.floor(room * 0.65));
    return { lead: keepEnd(base, room - tail.length), tail };
  };
  return { ...within(SUBTITLE_ROOM), brief: within(BRIEF_ROOM), full: image };
}

/** The end of `text`, from a slash on where there is one. */
function keepEnd(text: string, room: number): string {
  if (text.length <= room) return text;
  const end = text.slice(text.length - room + 1);
  const slash = end.indexOf('/');
  return `…${slash >= 0 ? end.slice(slash) : end}`;
}

/** What it waits for or where it lies, for units other than services; what it says it does; what it runs. */
function programSubtitle(unit: Unit): Subtitle | null {
  const directives = unit.sources.flatMap(({ file }) => file.directives);
  const value = (key: string) =>
    directives.find((directive) => directive.key.value === key)?.value || undefined;
  const trigger =
    value('OnCalendar') ??
    value('OnBootSec') ??
    value('OnUnitActiveSec') ??
    value('ListenStream') ??
    value('Where');
  if (trigger !== undefined) return plainSubtitle(trigger, (room) => shorten(trigger, room));
  const description = value('Description');
  if (description !== undefined) return plainSubtitle(description, (room) => keepStart(description, room));
  const execs = unit.sources.flatMap((source) => source.execs);
  const command = execs.find(({ key }) => key === 'ExecStart')?.commands[0];
  if (!command) return null;
  const words = shownWords(command.words.map((word) => word.value));
  const full = command.words.map((word) => word.value).join(' ');
  return words.length === 0 ? null : plainSubtitle(full, (room) => keepWords(words, room));
}

function plainSubtitle(full: string, within: (room: number) => string): Subtitle {
  return {
    lead: '',
    tail: within(SUBTITLE_ROOM),
    brief: { lead: '', tail: within(BRIEF_ROOM) },
    full: full.replace(/\s+/g, ' ').trim(),
  };
}

/** The start of `text`, to the end of a word where that leaves enough. */
function keepStart(text: string, room: number): string {
  if (text.length <= room) return text;
  const start = text.slice(0, room - 1);
  const end = /\s/.test(text[room - 1] ?? '') ? room : start.lastIndexOf(' ');
  return `${start.slice(0, end > room * 0.5 ? end : undefined).trimEnd()}…`;
}

/** As many of the first words as fit whole; the first in any case. */
function keepWords(words: readonly string[], room: number): string {
  const all = words.join(' ');
  if (all.length <= room) return all;
  let shown = words[0] ?? '';
  for (const word of words.slice(1)) {
    if (shown.length + word.length + 3 > room) break;
    shown += ` ${word}`;
  }
  return keepStart(`${shown} …`, room);
}

/** A command without the folder of its program. Of `sh -c '…'` the first command, unless the script is more than a list of commands. */
function shownWords([program, ...rest]: readonly string[]): readonly string[] {
  if (program === undefined) return [];
  const name = program.slice(program.lastIndexOf('/') + 1);
  const flag = /^(?:ba|da)?sh$/.test(name) ? rest.findIndex((word) => /^-\w*c$/.test(word)) : -1;
  const script = flag >= 0 ? rest[flag + 1] : undefined;
  if (script === undefined) return [name, ...rest];
  const { words, rest: others } = splitPosix(script);
  const [first, ...args] = words.map(({ value }) => value);
  if (first === undefined || !/^[\w./-]+$/.test(first) || SHELL_WORDS.has(first)) return ['shell', 'script'];
  return [first.slice(first.lastIndexOf('/') + 1), ...args, ...(others ? ['…'] : [])];
}

/** Words that begin something longer than a command; see POSIX.1-2017, Shell Command Language, 2.4. */
const SHELL_WORDS: ReadonlySet<string> = new Set([
  'if',
  'for',
  'while',
  'until',
  'case',
  'test',
  'set',
  'cd',
]);

function containerChips(unit: Unit, { invocation }: Container): string[] {
  const { ports = [], volumes = [], mounts = [] } = deriveRun(invocation.run);
  const sources = [
    ...volumes.map(({ source, target }) => source ?? target),
    ...mounts.map((mount) =>
      'source' in mount && typeof mount.source === 'string' ? mount.source : 'mount',
    ),
  ];
  const only = sources[0];
  const mounted =
    sources.length === 0 || only === undefined
      ? []
      : [
          sources.length === 1 && only.length <= 14
            ? only
            : `${sources.length} ${sources.length === 1 ? 'mount' : 'mounts'}`,
        ];
  return [...(isOneshot(unit) ? ['oneshot'] : []), ...portChips(ports), ...mounted];
}

/** `:9200`, and ranges as docker writes them. UDP says so. */
function portChips(ports: readonly PublishedPort[]): string[] {
  return ports.map(({ hostIp, hostPort, containerPort, proto }) => {
    const local = hostIp === '127.0.0.1' || hostIp === '::1' ? 'local' : '';
    const port = hostPort === '' ? `*:${containerPort}` : `${local}:${hostPort}`;
    return proto === 'tcp' ? port : `${port}/${proto}`;
  });
}

function serviceChips(unit: Unit): string[] {
  if (isOneshot(unit)) return ['oneshot'];
  if (unit.type !== 'service') return [unit.type];
  return unit.sources.length > 0 && unit.sources.every(({ role }) => role === 'drop-in') ? ['drop-in'] : [];
}

function isOneshot({ sources }: Unit): boolean {
  return sources.some(({ file }) =>
    file.directives.some(({ key, value }) => key.value === 'Type' && value === 'oneshot'),
  );
}

/** As many as fit beside each other in letters of that width, the others counted. */
function fitChips(chips: readonly string[], letter: number): string[] {
  const room = CARD_WIDTH - 26;
  const widthOf = (chip: string) => chip.length * letter + 16;
  const fitted: string[] = [];
  let used = 0;
  for (const [i, chip] of chips.entries()) {
    const behind = chips.length - i - 1;
    if (used + widthOf(chip) + (behind > 0 ? widthOf(`+${behind}`) : 0) > room) {
      return [...fitted, `+${chips.length - fitted.length}`];
    }
    fitted.push(chip);
    used += widthOf(chip);
  }
  return fitted;
}

function cardHeight(subtitle: Subtitle | null, chips: readonly string[]): number {
  return 40 + (subtitle ? 20 : 0) + (chips.length > 0 ? 24 : 0);
}
