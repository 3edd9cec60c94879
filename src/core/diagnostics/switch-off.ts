import type { Analysis } from '../analysis.ts';
import { analyze } from '../analyze.ts';
import { eolAt } from '../cloud-config/style.ts';
import type { IntentResult } from '../edits/intent.ts';
import { applyEdits, insertion, mapOffset, type TextEdit } from '../text/text-edit.ts';
import { diagnose } from './diagnose.ts';
import type { Diagnostic } from './diagnostic.ts';

/** How much a comment silences: the line of a finding, or its rule wherever it speaks. */
export type SwitchScope = 'line' | 'document';

/**
 * The edit that writes the comment which silences a finding, with the indentation of its line; above the first line
 * of a continued directive. The result is read back: the finding must be gone, and nothing else may be different from
 * before, else the reason why not is given.
 */
export function switchOff(analysis: Analysis, found: Diagnostic, scope: SwitchScope): IntentResult {
  const edit = scope === 'line' ? aboveLine(analysis, found) : belowHeader(analysis, found.code);
  if (!edit) return refused('No comment can stand above the first line.', found);
  const after = analyze(applyEdits(analysis.text, [edit]), analysis.target);
  if (!sameMeaning(analysis, after)) {
    return refused('A comment there would become part of the text it stands in.', found);
  }
  const at = mapOffset([edit], found.span.start, 1);
  const left = diagnose(after).some(({ code, span }) => code === found.code && span.start === at);
  if (left) return refused('A comment there would not silence it.', found);
  const where = scope === 'line' ? 'for a line' : 'for the whole document';
  return { edits: [edit], label: `Switched ${found.code} off ${where}` };
}

function aboveLine({ text, lines }: Analysis, { code, span }: Diagnostic): TextEdit | null {
  let { line } = lines.positionAt(span.start);
  const contentOf = (number: number) => {
    const { start, end } = lines.lineSpan(number);
    return text.slice(start, end);
  };
  while (line > 1 && /\\[ \t]*$/.test(contentOf(line - 1))) line--;
  if (line === 1) return null;
  const { start } = lines.lineSpan(line);
  const [indent = ''] = /^[ \t]*/.exec(contentOf(line)) ?? [];
  return insertion(start, `${indent}# slipway-disable-next-line ${code}${eolAt(text, start)}`);
}

/** Below the first line, which is the header, and what is switched there already. */
function belowHeader({ text, lines }: Analysis, code: string): TextEdit {
  let line = 2;
  const comment = `# slipway-disable ${code}`;
  while (line <= lines.lineCount) {
    const { start, end } = lines.lineSpan(line);
    if (!text.slice(start, end).startsWith('# slipway-disable ')) break;
    line++;
  }
  if (line > lines.lineCount) return insertion(text.length, `${eolAt(text, text.length)}${comment}`);
  const { start } = lines.lineSpan(line);
  return insertion(start, `${comment}${eolAt(text, start)}`);
}

/** Whether two texts say the same but for comments in unit texts. */
function sameMeaning(before: Analysis, after: Analysis): boolean {
  return before.config.readable === after.config.readable && meaning(before) === meaning(after);
}

function meaning({ machine, config }: Analysis): string {
  const texts = new Set(machine.units.flatMap(({ sources }) => sources.map(({ label }) => label)));
  return JSON.stringify([
    config.problems.map(({ message }) => message),
    machine.units.map(({ name, sources, entry }) => [
      name,
      entry?.command?.text,
      sources.map(({ file }) =>
        file.directives.map(({ section, key, value }) => [section, key.value, value]),
      ),
    ]),
    machine.files.map(({ path, entry }) => [path, texts.has(path) ? '' : entry.content?.text]),
  ]);
}

function refused(reason: string, { span }: Diagnostic): IntentResult {
  return { refused: true, reason, span };
}
