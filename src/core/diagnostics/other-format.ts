import type { Analysis } from '../analysis.ts';
import { type Recognised, recognise } from '../reference/recognise.ts';

/** What the machine takes that is no cloud-config. */
export type OtherFormat = Extract<Recognised, 'script' | 'ignition' | 'multipart'>;

/** The other format that the machine takes a text for, or null: then what is not a cloud-config is nothing to it. */
export function otherFormat(analysis: Analysis): OtherFormat | null {
  const before = known.get(analysis);
  if (before !== undefined) return before;
  const format = analysis.config.header ? null : formatOf(analysis);
  known.set(analysis, format);
  return format;
}

const known = new WeakMap<Analysis, OtherFormat | null>();

function formatOf({ text, target }: Analysis): OtherFormat | null {
  const recognised = recognise(text, target.dialect);
  return recognised === 'script' || recognised === 'ignition' || recognised === 'multipart'
    ? recognised
    : null;
}
