import type { Analysis } from '../analysis.ts';
import { analyze } from '../analyze.ts';
import type { CloudConfig, YamlScalar } from '../cloud-config/document.ts';
import type { UnitSource } from '../machine/machine.ts';
import type { Span } from '../text/span.ts';
import { applyEdits, diffAsEdit, sortEdits, type TextEdit } from '../text/text-edit.ts';
import { addDirectives, type NewDirective } from './directive-edits.ts';
import { accepted, Refused } from './refused.ts';

/**
 * A change in the making: edits of unit texts, in offsets of each text, and edits of the document around
 * them. It knows which texts must come out, so that `finish` can prove that nothing else changed.
 */
export class Change {
  private readonly inSources = new Map<UnitSource, TextEdit[]>();
  private readonly newDirectives = new Map<UnitSource, NewDirective[]>();
  private readonly inDocument: TextEdit[] = [];
  private readonly added: string[] = [];
  private readonly removed = new Set<YamlScalar>();
  private readonly rewritten = new Map<YamlScalar, string>();

  constructor(readonly analysis: Analysis) {}

  /** Edits a unit's text; offsets are those of `source.file.source`. What two units share (a template) is edited once. */
  editSource(source: UnitSource, ...edits: readonly TextEdit[]): void {
    const list = this.inSources.get(source) ?? [];
    this.inSources.set(source, [
      ...list,
      ...edits.filter((edit) => !list.some((other) => isSameReplacement(edit, other))),
    ]);
  }

  /** Adds a directive to a unit's text, in the manner of the lines around it. */
  addDirective(source: UnitSource, section: string, key: string, value: string): void {
    const list = this.newDirectives.get(source) ?? [];
    this.newDirectives.set(source, [...list, { section, key, value }]);
  }

  /** Edits the document outside unit texts. */
  editDocument(...edits: readonly TextEdit[]): void {
    this.inDocument.push(...edits);
  }

  /** The result holds one more unit or file text. */
  addsText(text: string): void {
    this.added.push(text);
  }

  /** The result no longer holds the texts that stand in `range` of the document. */
  removesTexts(range: Span): void {
    for (const scalar of embeddedTexts(this.analysis.config)) {
      if (range.start <= scalar.span.start && scalar.span.end <= range.end) this.removed.add(scalar);
    }
  }

  /** A text is replaced as a whole by other means than `editSource`. */
  rewritesText(scalar: YamlScalar, text: string): void {
    this.rewritten.set(scalar, text);
  }

  /**
   * The edits of the document.
   * @throws Refused when a place cannot be edited, or when reading the result back does not give what was meant.
   */
  finish(): TextEdit[] {
    const edits = this.outerEdits();
    this.readBack(edits);
    return edits;
  }

  /** The edits of the document as they stand, not read back. */
  outerEdits(): TextEdit[] {
    const edits = [...this.inDocument];
    for (const source of this.changedSources()) edits.push(...outerEdits(source, this.sourceEdits(source)));
    return sortEdits(edits);
  }

  /** What is edited in a text that goes as a whole needs no edit. */
  private changedSources(): ReadonlySet<UnitSource> {
    const removed = new Set([...this.removed].map((scalar) => scalar.embedding));
    const sources = [...this.inSources.keys(), ...this.newDirectives.keys()];
    return new Set(sources.filter(({ embedding }) => !embedding || !removed.has(embedding)));
  }

  private sourceEdits(source: UnitSource): TextEdit[] {
    const added = addDirectives(source.file, this.newDirectives.get(source) ?? []);
    return sortEdits([...(this.inSources.get(source) ?? []), ...added]);
  }

  private readBack(edits: readonly TextEdit[]): void {
    const after = analyze(applyEdits(this.analysis.text, edits), this.analysis.target);
    if (!after.config.readable) {
      throw new Refused(
        'This place is written in a way that cannot be edited safely. Change it in the text.',
      );
    }
    const expected = this.expectedTexts();
    const actual = embeddedTexts(after.config).map((scalar) => scalar.text);
    if (!sameTexts(expected, actual)) {
      throw new Refused('This change would alter other parts of the document. Change it in the text.');
    }
  }

  private expectedTexts(): string[] {
    const edited = new Map<object, string>();
    for (const source of this.changedSources()) {
      const text = applyEdits(source.file.source, this.sourceEdits(source));
      if (source.embedding) edited.set(source.embedding, text);
    }
    const kept = embeddedTexts(this.analysis.config).filter((scalar) => !this.removed.has(scalar));
    const texts = kept.map(
      (scalar) => this.rewritten.get(scalar) ?? edited.get(scalar.embedding) ?? scalar.text,
    );
    return [...texts, ...this.added];
  }
}

/** A unit text's edits as edits of the document. */
function outerEdits(source: UnitSource, edits: readonly TextEdit[]): TextEdit[] {
  const { embedding } = source;
  if (!embedding) {
    throw new Refused(
      `The text of ${source.label} is encoded in the document and cannot be edited in place.`,
    );
  }
  const outer: TextEdit[] = [];
  for (const edit of joinTouching(edits)) {
    outer.push(accepted(embedding.replace(edit.span, edit.newText), embedding.toOuter(edit.span)));
  }
  if (isDisjoint(outer)) return outer;
  const whole = diffAsEdit(source.file.source, applyEdits(source.file.source, edits));
  if (!whole) return [];
  return [accepted(embedding.replace(whole.span, whole.newText), embedding.toOuter(whole.span))];
}

/** Edits that touch become one: an embedding encodes each edit as if it were alone. */
function joinTouching(edits: readonly TextEdit[]): TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last && last.span.end === edit.span.start) {
      const span = { start: last.span.start, end: edit.span.end };
      joined[joined.length - 1] = { span, newText: last.newText + edit.newText };
    } else {
      joined.push(edit);
    }
  }
  return joined;
}

function isSameReplacement(a: TextEdit, b: TextEdit): boolean {
  return a.span.start < a.span.end && a.span.start === b.span.start && a.span.end === b.span.end;
}

function isDisjoint(edits: readonly TextEdit[]): boolean {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return sorted.every((edit, i) => i === 0 || (sorted[i - 1] as TextEdit).span.end <= edit.span.start);
}

/** Every scalar that holds a text of its own: unit contents, drop-ins, files. */
function embeddedTexts(config: CloudConfig): YamlScalar[] {
  const fields = [
    ...config.units.flatMap((entry) => [entry.content, ...entry.dropIns.map((dropIn) => dropIn.content)]),
    ...config.files.map((file) => file.content),
  ];
  return fields.flatMap((field) => (field?.node?.kind === 'scalar' ? [field.node] : []));
}

/** Equal as multisets; line ends at the very end do not count (moving the last entry gives it one). */
function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  const normalised = (texts: readonly string[]) => texts.map((text) => text.replace(/\n+$/, '')).sort();
  const [left, right] = [normalised(a), normalised(b)];
  return left.length === right.length && left.every((text, i) => text === right[i]);
}
