import type { Analysis } from '../../core/analysis.ts';
import { analyze } from '../../core/analyze.ts';
import { diagnose } from '../../core/diagnostics/diagnose.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { Span } from '../../core/text/span.ts';
import { fixAll } from '../fix-all.ts';
import { readDocument } from '../read-document.ts';
import { readRuleLevels, ruleOption } from '../rule-option.ts';
import { readTarget, targetOption } from '../target-option.ts';
import { choice, Misuse, type OptionSpec, type Verb } from '../verb.ts';

const format: OptionSpec = {
  name: 'format',
  value: 'FORMAT',
  choices: ['text', 'json', 'coreos-cloudinit'],
  about: 'text, json, or coreos-cloudinit for what its own validator says (not available yet)',
};
const fix: OptionSpec = {
  name: 'fix',
  value: null,
  about: 'mends the files where there is one way to do it, and reports what is left',
};

export const checkVerb: Verb = {
  name: 'check',
  operands: 'FILE…',
  count: [1, Number.POSITIVE_INFINITY],
  summary: 'Says what is wrong with cloud-config documents.',
  options: [format, ruleOption, fix, targetOption],
  notes: ['text: FILE:LINE:COLUMN: severity code: message'],
  async run(call, host) {
    const chosen = choice(call, format);
    if (chosen === 'coreos-cloudinit') throw new Misuse('--format coreos-cloudinit is not available yet');
    const target = readTarget(call);
    const levels = readRuleLevels(call);
    const isFixing = call.values.has(fix.name);
    if (isFixing && call.operands.includes('-')) throw new Misuse('--fix needs a file, not standard input');

    const texts = await Promise.all(call.operands.map((path) => readDocument(path, host)));
    const findings: Finding[] = [];
    for (const [i, file] of call.operands.entries()) {
      const before = texts[i] ?? '';
      const text = isFixing ? fixAll(before, target, levels) : before;
      if (text !== before) await host.writeFile(file, text);
      const analysis = analyze(text, target);
      for (const diagnostic of diagnose(analysis, levels)) findings.push({ file, analysis, diagnostic });
    }
    host.stdout(chosen === 'json' ? toJson(findings) : findings.map(toLine).join(''));
    return findings.some(({ diagnostic }) => diagnostic.severity === 'error') ? 1 : 0;
  },
};

interface Finding {
  readonly file: string;
  readonly analysis: Analysis;
  readonly diagnostic: Diagnostic;
}

function toLine({ file, analysis, diagnostic }: Finding): string {
  const { line, column } = analysis.lines.positionAt(diagnostic.span.start);
  const { severity, code, message } = diagnostic;
  return `${file}:${line}:${column}: ${severity} ${code}: ${message.replace(/\s*\n\s*/g, ' ')}\n`;
}

function toJson(findings: readonly Finding[]): string {
  const list = findings.map(({ file, analysis, diagnostic }) => ({
    file,
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    ...place(analysis, diagnostic.span),
    unit: diagnostic.unit,
    related: diagnostic.related.map(({ message, span }) => ({ message, ...place(analysis, span) })),
    fixes: diagnostic.fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map(({ span, newText }) => ({ ...place(analysis, span), newText })),
    })),
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
}

function place({ lines }: Analysis, span: Span) {
  return {
    start: { ...lines.positionAt(span.start), offset: span.start },
    end: { ...lines.positionAt(span.end), offset: span.end },
  };
}
