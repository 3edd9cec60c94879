import type { Analysis } from '../../core/analysis.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { Intent, IntentResult } from '../../core/edits/intent.ts';
import { defaultTarget, type Target } from '../../core/target.ts';
import { LineIndex } from '../../core/text/line-index.ts';
import { deletion, insertion, replacement, type TextEdit } from '../../core/text/text-edit.ts';

/**
 * A stand-in for the core, for tests of the store: one unit per line `NAME needs OTHER…`, files on lines
 * `/PATH`, unreadable when a `?` stands anywhere. Names without a line are stock units.
 */
export function toyAnalyze(text: string, target: Target = defaultTarget): Analysis {
  const lines = new LineIndex(text);
  const units: ToyUnit[] = [];
  const files: unknown[] = [];
  const needs: [number, string][] = [];
  for (let line = 1; line <= lines.lineCount; line++) {
    const span = lines.lineSpan(line);
    const [name = '', verb, ...others] = text.slice(span.start, span.end).split(/ +/);
    if (!name) continue;
    if (name.startsWith('/')) {
      files.push({ path: name, entry: { item: { span } }, usedBy: [] });
      continue;
    }
    const position = units.length;
    units.push({
      position,
      index: position,
      name,
      kind: 'service',
      entry: { item: { span } },
      container: null,
    });
    if (verb === 'needs') needs.push(...others.map((other): [number, string] => [position, other]));
  }
  const entries = [...units];
  const edges = needs.map(([from, name]) => {
    let provider = units.find((unit) => unit.name === name);
    if (!provider) {
      provider = { position: units.length, index: null, name, kind: 'stock', entry: null, container: null };
      units.push(provider);
    }
    return { from, to: provider.position };
  });
  const fault = text.indexOf('?');
  const problems = fault < 0 ? [] : [{ severity: 'error', span: { start: fault, end: fault + 1 } }];
  return {
    text,
    target,
    lines,
    config: { readable: fault < 0, problems, units: entries },
    machine: { units, files },
    graph: { edges },
  } as unknown as Analysis;
}

interface ToyUnit {
  position: number;
  index: number | null;
  name: string;
  kind: 'service' | 'stock';
  entry: { item: { span: { start: number; end: number } } } | null;
  container: null;
}

/** Knows add-service (last), connect (by name), rename and delete (by index). */
export function toyApplyIntents(analysis: Analysis, intents: readonly Intent[]): IntentResult {
  const edits: TextEdit[] = [];
  let label = '';
  for (const intent of intents) {
    const find = (unit: number | string) =>
      analysis.machine.units.find((each) => each.entry && (each.index === unit || each.name === unit));
    if (intent.do === 'add-service') {
      edits.push(insertion(analysis.text.length, `${intent.name}\n`));
      label = `Added ${intent.name}`;
    } else if (intent.do === 'connect') {
      const end = find(intent.consumer)?.entry?.item.span.end;
      if (end === undefined) return { refused: true, reason: 'No such unit.', span: null };
      edits.push(insertion(end, ` needs ${intent.provider}`));
      label = `Linked ${intent.consumer} to ${intent.provider}`;
    } else if (intent.do === 'rename') {
      const unit = find(intent.unit);
      const start = unit?.entry?.item.span.start;
      if (!unit || start === undefined) return { refused: true, reason: 'No such unit.', span: null };
      edits.push(replacement({ start, end: start + unit.name.length }, intent.to));
      label = `Renamed ${unit.name}`;
    } else if (intent.do === 'delete' && typeof intent.unit === 'number') {
      const unit = find(intent.unit);
      const span = unit?.entry?.item.span;
      if (!unit || !span) return { refused: true, reason: 'No such unit.', span: null };
      edits.push(deletion({ start: span.start, end: Math.min(span.end + 1, analysis.text.length) }));
      label = `Deleted ${unit.name}`;
    } else {
      return { refused: true, reason: `The toy does not know ${intent.do}.`, span: null };
    }
  }
  return { edits, label };
}

/** One finding per `!`. */
export function toyDiagnose(analysis: Analysis): Diagnostic[] {
  return [...analysis.text.matchAll(/!/g)].map(({ index }) => ({
    code: 'loud',
    severity: 'hint',
    message: 'Calm down.',
    span: { start: index, end: index + 1 },
    related: [],
    fixes: [],
    unit: null,
  }));
}
