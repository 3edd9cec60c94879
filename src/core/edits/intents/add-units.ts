import type { Analysis } from '../../analysis.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { resolveUnit } from '../resolve-unit.ts';
import { listAsDocument, unitListStep } from '../unit-list.ts';

/** Adds units given as a YAML list (`- name: …`) as they are, indented as the document's own list is. */
export function addUnits(analysis: Analysis, intent: Extract<Intent, { do: 'add-units' }>): Step {
  const before = intent.before === undefined ? null : resolveUnit(analysis, intent.before).entry;
  return unitListStep(analysis, listAsDocument(intent.text), before);
}
