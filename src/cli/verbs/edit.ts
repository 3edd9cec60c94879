import { analyze } from '../../core/analyze.ts';
import { applyIntents } from '../../core/edits/apply-intent.ts';
import type { Intent } from '../../core/edits/intent.ts';
import { applyEdits } from '../../core/text/text-edit.ts';
import { intentForms } from '../intent-forms.ts';
import { readDocument } from '../read-document.ts';
import { readTarget, targetOption } from '../target-option.ts';
import { type Call, Misuse, type OptionSpec, type Verb } from '../verb.ts';

const intentOption: OptionSpec = {
  name: 'intent',
  value: 'JSON',
  repeated: /^\s*[[{]/,
  about: 'what to do; several are done in order, all or none',
};

export const editVerb: Verb = {
  name: 'edit',
  operands: 'FILE',
  count: [1, 1],
  summary: 'Prints the document after the intents.',
  options: [intentOption, targetOption],
  notes: [
    'A refused intent prints its reason, leaves the text as it is, and exits with 1.',
    'A unit is an index in coreos.units or a name that occurs once. Intents, ? behind what may be left out:',
    Object.entries(intentForms)
      .map(([name, fields]) => `  ${usageOf(name, fields)}`)
      .join('\n'),
  ],
  async run(call, host) {
    const [path = ''] = call.operands;
    const intents = readIntents(call);
    const analysis = analyze(await readDocument(path, host), readTarget(call));
    const result = applyIntents(analysis, intents);
    if ('refused' in result) {
      host.stdout(analysis.text);
      host.stderr(`${path}: ${result.reason}\n`);
      return 1;
    }
    host.stdout(applyEdits(analysis.text, result.edits));
    for (const note of result.notes ?? []) host.stderr(`${path}: ${note}\n`);
    return 0;
  },
};

/** @throws Misuse */
function readIntents(call: Call): Intent[] {
  const texts = call.values.get(intentOption.name) ?? [];
  if (texts.length === 0) throw new Misuse('--intent is missing; see slipway edit --help');
  return texts.flatMap((text) => {
    const parsed = parseJson(text);
    return (Array.isArray(parsed) ? parsed : [parsed]).map(checkIntent);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Misuse(`this intent is not JSON: ${text}`);
  }
}

function checkIntent(value: unknown): Intent {
  if (typeof value !== 'object' || value === null || !('do' in value)) {
    throw new Misuse(`an intent is an object with "do": ${JSON.stringify(value)}`);
  }
  const name = String(value.do);
  const fields = Object.hasOwn(intentForms, name) ? intentForms[name as Intent['do']] : null;
  if (!fields) throw new Misuse(`there is no intent "${name}"; see slipway edit --help`);
  for (const [field, form] of Object.entries(fields)) {
    const given = (value as Record<string, unknown>)[field];
    if (given === undefined && form.optional) continue;
    if (given === undefined)
      throw new Misuse(`the intent "${name}" needs "${field}": ${usageOf(name, fields)}`);
    if (!form.accepts(given)) throw new Misuse(`"${field}" of the intent "${name}" must be ${form.what}`);
  }
  const unknown = Object.keys(value).find((key) => key !== 'do' && !Object.hasOwn(fields, key));
  if (unknown !== undefined) throw new Misuse(`the intent "${name}" has no field "${unknown}"`);
  return value as Intent;
}

function usageOf(name: string, fields: (typeof intentForms)[Intent['do']]): string {
  const parts = Object.entries(fields).map(
    ([field, form]) => `"${field}"${form.optional ? '?' : ''}: ${form.what}`,
  );
  return `{${[`"do": "${name}"`, ...parts].join(', ')}}`;
}
