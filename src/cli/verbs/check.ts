import type { Analysis } from '../../core/analysis.ts';
import { analyze } from '../../core/analyze.ts';
import { diagnose } from '../../core/diagnostics/diagnose.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { fixAll } from '../../core/diagnostics/fix-all.ts';
import { printVerdict } from '../../core/reference/print.ts';
import { validateAsReference } from '../../core/reference/validate.ts';
import type { Target } from '../../core/target.ts';
import type { Span } from '../../core/text/span.ts';
import { applyEdits } from '../../core/text/text-edit.ts';
import { readSource } from '../read-document.ts';
import { readRuleLevels, ruleOption } from '../rule-option.ts';
import { readTarget, targetOption } from '../target-option.ts';
import { choice, Misuse, type OptionSpec, type Verb } from '../verb.ts';

const format: OptionSpec = {
  name: 'format',
  value: 'FORMAT',
  choices: ['text', 'json', 'coreos-cloudinit'],
  about: 'text, json, or coreos-cloudinit for what coreos-cloudinit -validate says',
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
  notes: [
    'FILE is UTF-8, or gzip of it, as the machine takes it, too.',
    'text: FILE:LINE:COLUMN: severity code: message; slipway rule CODE says what a code means.',
    [
      'coreos-cloudinit: line N: severity: message, or failed: "…" where the validator gives up, with FILE: before it',
      'where there are several; line 0 where it cannot tell. As with that program any finding makes the exit code 1.',
      'The dialect of --target decides whose validator it is; --rule does not apply.',
    ].join('\n'),
  ],
  async run(call, host) {
    const chosen = choice(call, format);
    const target = readTarget(call);
    const isReference = chosen === 'coreos-cloudinit';
    if (isReference && call.values.has(ruleOption.name))
      throw new Misuse('--rule does not go with --format coreos-cloudinit');
    const levels = readRuleLevels(call);
    const isFixing = call.values.has(fix.name);
    if (isFixing && call.operands.includes('-')) throw new Misuse('--fix needs a file, not standard input');

    const sources = await Promise.all(call.operands.map((path) => readSource(path, host)));
    const packed = call.operands.find((_, i) => sources[i]?.isPacked);
    if (isFixing && packed !== undefined)
      throw new Misuse(`${packed} is gzip, which --fix does not write; unpack it first`);
    const documents: Document[] = [];
    for (const [i, file] of call.operands.entries()) {
      const before = sources[i]?.text ?? '';
      const text = isFixing ? applyEdits(before, fixAll(analyze(before, target), null, levels)) : before;
      if (text !== before) await host.writeFile(file, text);
      documents.push({ file, text });
    }

    if (isReference) {
      const lines = documents.flatMap((document) => saidByReference(document, target, documents.length > 1));
      host.stdout(lines.join(''));
      return lines.length > 0 ? 1 : 0;
    }
    const findings = documents.flatMap(({ file, text }) => {
      const analysis = analyze(text, target);
      return diagnose(analysis, levels).map((diagnostic): Finding => ({ file, analysis, diagnostic }));
    });
    host.stdout(chosen === 'json' ? toJson(findings) : findings.map(toLine).join(''));
    return findings.some(({ diagnostic }) => diagnostic.severity === 'error') ? 1 : 0;
  },
};

interface Document {
  readonly file: string;
  readonly text: string;
}

function saidByReference({ file, text }: Document, { dialect }: Target, isOneOfMany: boolean): string[] {
  const prefix = isOneOfMany ? `${file}: ` : '';
  return printVerdict(validateAsReference(text, dialect)).map((line) => `${prefix}${line}\n`);
}

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
