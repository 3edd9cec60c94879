import { closestFlag } from './closest-flag.ts';
import type { CommandWord, DockerError, DockerFlag, WordPart } from './docker-command.ts';
import type { FlagSpec } from './flag-spec.ts';
import { legacyFlag } from './legacy-flags.ts';
import { checkFlagValue } from './values.ts';

/** The flags one command knows. */
export interface FlagSet {
  long(name: string): FlagSpec | undefined;
  short(letter: string): FlagSpec | undefined;
  /** For messages: `docker run`. */
  readonly command: string;
  /** Reads the single-dash long flags of docker before 1.10 as well. */
  readonly legacy: boolean;
}

export interface FlagReading {
  readonly flags: readonly DockerFlag[];
  readonly errors: readonly DockerError[];
  /** Index of the first word that is not a flag; null when an error left it unknown. */
  readonly end: number | null;
}

/**
 * Reads flags from `start` up to the first word that is none, as pflag does with interspersed parsing
 * off (spf13/pflag flag.go). After a long flag it does not know it reads on if it can tell whether
 * the next word is its value, so that a typing error does not hide the rest of the line.
 */
export function readFlags(words: readonly CommandWord[], start: number, known: FlagSet): FlagReading {
  const reader = new FlagReader(words, start, known);
  const end = reader.readAll();
  return { flags: reader.flags, errors: reader.errors, end };
}

class FlagReader {
  readonly flags: DockerFlag[] = [];
  readonly errors: DockerError[] = [];
  private next: number;

  constructor(
    private readonly words: readonly CommandWord[],
    start: number,
    private readonly known: FlagSet,
  ) {
    this.next = start;
  }

  readAll(): number | null {
    while (this.next < this.words.length) {
      const text = this.textOf(this.next);
      if (text === '--') return this.next + 1;
      if (!text.startsWith('-') || text === '-') return this.next;
      const old = this.known.legacy ? legacyFlag(text) : undefined;
      const goesOn = old
        ? this.readLegacy(text, old.name, old.takesValue)
        : text.startsWith('--')
          ? this.readLong(text)
          : this.readShorts(text);
      if (!goesOn) return null;
    }
    return this.next;
  }

  private readLong(text: string): boolean {
    const equals = text.indexOf('=');
    const nameEnd = equals < 0 ? text.length : equals;
    const name = text.slice(2, nameEnd);
    if (name === '' || name.startsWith('-')) {
      this.fail('lex', 'flag-syntax', `"${text}" is not a flag: a name must follow two dashes.`);
      return false;
    }
    const flag = this.known.long(name);
    if (flag) return this.take(flag, text, 0, nameEnd, equals < 0 ? null : equals + 1);
    return this.readUnknown(text, name, nameEnd, equals);
  }

  private readUnknown(text: string, name: string, nameEnd: number, equals: number): boolean {
    const near = closestFlag(name);
    const meant = near === null ? undefined : this.known.long(near);
    const advice = meant ? ` Did you mean --${near}?` : '';
    this.fail('lex', 'unknown-flag', `${this.known.command} has no flag --${name}.${advice}`);
    if (equals < 0 && !meant) return false;
    const takesNext = equals < 0 && meant?.takesValue === true && this.next + 1 < this.words.length;
    this.push(text.slice(0, nameEnd), name, false, {
      name: { word: this.next, start: 0, end: nameEnd },
      value:
        equals >= 0
          ? this.partFrom(this.next, equals + 1)
          : takesNext
            ? this.partFrom(this.next + 1, 0)
            : null,
    });
    this.next += takesNext ? 2 : 1;
    return true;
  }

  /** `-abc`: each letter is a flag, until one takes the rest of the word, or the next, as its value. */
  private readShorts(text: string): boolean {
    for (let at = 1; at < text.length; at++) {
      const letter = text[at] ?? '';
      const flag = this.known.short(letter);
      if (!flag) {
        this.fail(
          'lex',
          'unknown-flag',
          `${this.known.command} has no flag -${letter}, in "${text}".${this.adviceFor(text)}`,
        );
        return false;
      }
      const nameStart = at === 1 ? 0 : at;
      const rest = text.slice(at + 1);
      if (rest.length > 1 && rest.startsWith('=')) return this.take(flag, text, nameStart, at + 1, at + 2);
      if (flag.takesValue) return this.take(flag, text, nameStart, at + 1, rest === '' ? null : at + 1);
      this.add(flag, text, nameStart, at + 1, null);
    }
    this.next += 1;
    return true;
  }

  /** Someone wrote `-name` for `--name`. */
  private adviceFor(text: string): string {
    const name = text.slice(1).split('=', 1)[0] ?? '';
    return name.length > 1 && this.known.long(name) ? ` Did you mean --${name}?` : '';
  }

  private readLegacy(text: string, name: string, takesValue: boolean): boolean {
    const equals = text.indexOf('=');
    const nameEnd = equals < 0 ? text.length : equals;
    const flag = this.known.long(name);
    if (flag) return this.take(flag, text, 0, nameEnd, equals < 0 ? null : equals + 1, true);
    const takesNext = equals < 0 && takesValue && this.next + 1 < this.words.length;
    this.push(text.slice(0, nameEnd), name, true, {
      name: { word: this.next, start: 0, end: nameEnd },
      value:
        equals >= 0
          ? this.partFrom(this.next, equals + 1)
          : takesNext
            ? this.partFrom(this.next + 1, 0)
            : null,
    });
    this.next += takesNext ? 2 : 1;
    return true;
  }

  /** Adds a flag and moves on behind it and its value. */
  private take(
    flag: FlagSpec,
    text: string,
    nameStart: number,
    nameEnd: number,
    valueStart: number | null,
    unquote = false,
  ): boolean {
    const takesNext = valueStart === null && flag.takesValue;
    if (takesNext && this.next + 1 >= this.words.length) {
      this.fail(
        'lex',
        'missing-value',
        `${spellingAt(text, nameStart, nameEnd)} needs a value, but the line ends.`,
      );
      return false;
    }
    const part = takesNext
      ? this.partFrom(this.next + 1, 0)
      : valueStart === null
        ? null
        : this.partFrom(this.next, valueStart, unquote);
    this.add(flag, text, nameStart, nameEnd, part);
    this.next += takesNext ? 2 : 1;
    return true;
  }

  private add(flag: FlagSpec, text: string, nameStart: number, nameEnd: number, part: WordPart | null): void {
    const spelling = spellingAt(text, nameStart, nameEnd);
    const name = { word: this.next, start: nameStart, end: nameEnd };
    const added = this.push(spelling, flag.name, true, { name, value: part });
    const problem = checkFlagValue(flag, added.value);
    if (!problem) return;
    const message = `${spelling}: ${problem.message}.`;
    this.errors.push({
      stage: problem.stage,
      code: 'bad-value',
      message,
      firstWord: added.firstWord,
      lastWord: added.lastWord,
    });
  }

  private push(
    spelling: string,
    name: string,
    known: boolean,
    parts: { readonly name: WordPart; readonly value: WordPart | null },
  ): DockerFlag {
    const { value: part } = parts;
    const flag: DockerFlag = {
      name,
      spelling,
      known,
      value: part ? this.textOf(part.word).slice(part.start, part.end) : 'true',
      namePart: parts.name,
      valuePart: part,
      firstWord: parts.name.word,
      lastWord: part?.word ?? parts.name.word,
    };
    this.flags.push(flag);
    return flag;
  }

  /** The rest of a word; without the one pair of quotes that old docker took off, where `unquote` asks so. */
  private partFrom(word: number, start: number, unquote = false): WordPart {
    const text = this.textOf(word);
    const isQuoted = unquote && /^(["']).*\1$/s.test(text.slice(start)) && text.length - start > 1;
    return isQuoted ? { word, start: start + 1, end: text.length - 1 } : { word, start, end: text.length };
  }

  private fail(stage: DockerError['stage'], code: string, message: string): void {
    this.errors.push({ stage, code, message, firstWord: this.next, lastWord: this.next });
  }

  private textOf(word: number): string {
    return this.words[word]?.value ?? '';
  }
}

function spellingAt(text: string, start: number, end: number): string {
  return start === 0 ? text.slice(0, end) : `-${text.slice(start, end)}`;
}
