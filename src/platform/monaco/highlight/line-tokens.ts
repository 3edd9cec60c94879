/** What a stretch of a line is, for its colour. `text` is everything without a colour of its own. */
export type TokenKind =
  | 'text'
  | 'key'
  | 'string'
  | 'constant'
  | 'operator'
  | 'comment'
  | 'tag'
  | 'template'
  | 'section'
  | 'directive'
  | 'program'
  | 'keyword'
  | 'flag'
  | 'name'
  | 'image'
  | 'variable';

/** A token goes to the start of the next one, the last to the end of the line. */
export interface LineToken {
  readonly start: number;
  readonly kind: TokenKind;
}

/** A line on its way to being coloured, from left to right. */
export class LinePainter {
  readonly tokens: LineToken[] = [];
  /** Everything before is painted. */
  at = 0;

  constructor(readonly line: string) {}

  get done(): boolean {
    return this.at >= this.line.length;
  }

  /** What is left of the line. */
  get rest(): string {
    return this.line.slice(this.at);
  }

  /** Paints up to `end`. */
  to(end: number, kind: TokenKind): void {
    if (end <= this.at) return;
    if (this.tokens.at(-1)?.kind !== kind) this.tokens.push({ start: this.at, kind });
    this.at = end;
  }

  /** Paints the next `length` characters. */
  next(length: number, kind: TokenKind): void {
    this.to(this.at + length, kind);
  }

  blanks(): void {
    let end = this.at;
    while (isBlank(this.line[end])) end++;
    this.to(end, 'text');
  }

  all(kind: TokenKind): void {
    this.to(this.line.length, kind);
  }

  /** Paints up to `end` as `kind`, with the systemd specifiers and variables in it in their own colour. */
  withVariables(end: number, kind: TokenKind, specifiers: boolean): void {
    const stretch = this.line.slice(this.at, end);
    const from = this.at;
    for (const match of stretch.matchAll(specifiers ? SPECIFIER_OR_VARIABLE : VARIABLE)) {
      this.to(from + match.index, kind);
      this.next(match[0].length, 'variable');
    }
    this.to(end, kind);
  }
}

export function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\r';
}

const VARIABLE = /\$(?:\{[^}\s]*\}|[A-Za-z_]\w*|[@*#?$!0-9]|(?=\())/g;
// systemd.unit(5), SPECIFIERS; `%%` is a percent sign.
const SPECIFIER_OR_VARIABLE = /%[A-Za-z%]|\$(?:\{[^}\s]*\}|[A-Za-z_]\w*)/g;
