import type { UnitEntry } from '../cloud-config/document.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Container, Unit, UnitSource } from '../machine/machine.ts';
import type { Directive } from '../systemd/unit-file.ts';
import { composeEmbeddings } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';
import { diagnosticsIn, type FieldView, fieldOf, reasonAgainst } from './inspector-view-field.ts';

/** The fields of an entry in `coreos.units` beside its content. */
export interface EntryForm {
  readonly command: FieldView;
  readonly enable: FieldView;
  readonly mask: FieldView;
  readonly runtime: FieldView;
  /** Its drop-ins, by index: what `rename-drop-in` and `delete-drop-in` take. Their lines are in the sections. */
  readonly dropIns: readonly FieldView[];
}

export interface SectionView {
  /** Name of the section; empty for directives before the first header. */
  readonly name: string;
  /** Name of the drop-in or path of the file it stands in; null for the unit's own content. */
  readonly from: string | null;
  readonly rows: readonly DirectiveRow[];
}

/** One line `Key=value`. */
export interface DirectiveRow extends FieldView {
  /** As of its section: `in` of `set-directive`, where it is not null. */
  readonly from: string | null;
  readonly key: string;
  /** Which of the directives with this key in this section of the source it is, from 0. */
  readonly occurrence: number;
  /** All values of this key there, in order: `set-directive` wants them all. */
  readonly siblings: readonly string[];
}

export function entryForm(entry: UnitEntry, diagnostics: readonly Diagnostic[]): EntryForm {
  return {
    command: fieldOf(entry.command, diagnostics),
    enable: fieldOf(entry.enable, diagnostics),
    mask: fieldOf(entry.mask, diagnostics),
    runtime: fieldOf(entry.runtime, diagnostics),
    dropIns: entry.dropIns.map((dropIn) => fieldOf(dropIn.name, diagnostics)),
  };
}

/** The unit's text as rows, without the line that runs its container: that one has a form of its own. */
export function sectionViews(unit: Unit, diagnostics: readonly Diagnostic[]): SectionView[] {
  return unit.sources.flatMap((source) => {
    const sections = source.file.sections.map(({ name, directives }) => ({ name: name.value, directives }));
    const loose = source.file.directives.filter(({ section }) => section === null);
    return [...(loose.length > 0 ? [{ name: '', directives: loose }] : []), ...sections].map((section) => ({
      name: section.name,
      from: source.role === 'content' ? null : source.label,
      rows: rowsOf(section.name, section.directives, source, unit.container, diagnostics),
    }));
  });
}

/** A row for the first directive of that name in the unit's own content, or an empty one. */
export function directiveField(
  unit: Unit,
  section: string,
  key: string,
  diagnostics: readonly Diagnostic[],
): FieldView {
  const source = ownContent(unit);
  const directive = source?.file.directives.findLast((d) => d.section === section && d.key.value === key);
  if (!source || !directive) return { value: '', span: null, readOnly: null, diagnostics: [] };
  return directiveView(source, directive, diagnostics);
}

export function ownContent(unit: Unit): UnitSource | null {
  return unit.sources.find(({ role }) => role !== 'drop-in') ?? null;
}

export function inDocument(source: UnitSource, span: Span): Span | null {
  return source.embedding?.toOuter(span) ?? null;
}

export const encodedReason = 'This unit is encoded, so it cannot be edited in place.';

function rowsOf(
  section: string,
  directives: readonly Directive[],
  source: UnitSource,
  container: Container | null,
  diagnostics: readonly Diagnostic[],
): DirectiveRow[] {
  const all = source.file.directives.filter((directive) => (directive.section ?? '') === section);
  return directives.flatMap((directive) => {
    if (directive === container?.exec.directive) return [];
    const sameKey = all.filter((other) => other.key.value === directive.key.value);
    return [
      {
        ...directiveView(source, directive, diagnostics),
        from: source.role === 'content' ? null : source.label,
        key: directive.key.value,
        occurrence: sameKey.indexOf(directive),
        siblings: sameKey.map(({ value }) => value),
      },
    ];
  });
}

function directiveView(
  source: UnitSource,
  directive: Directive,
  diagnostics: readonly Diagnostic[],
): FieldView {
  return {
    value: directive.value,
    span: inDocument(source, directive.valueSpan),
    readOnly: reasonAgainstDirective(source, directive),
    diagnostics: diagnosticsIn(inDocument(source, directive.span), diagnostics),
  };
}

function reasonAgainstDirective(source: UnitSource, directive: Directive): string | null {
  if (!source.embedding) return encodedReason;
  return reasonAgainst(composeEmbeddings(source.embedding, directive.embedding));
}
