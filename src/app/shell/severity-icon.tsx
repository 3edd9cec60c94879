import { CircleAlert, CircleX, Info, Lightbulb, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../core/diagnostics/diagnostic.ts';

const icons = { error: CircleX, warning: TriangleAlert, info: Info, hint: Lightbulb } as const;
const colours = {
  error: 'var(--err)',
  warning: 'var(--warn)',
  info: 'var(--info)',
  hint: 'var(--t3)',
} as const;

/** What is read out for a number of findings, of which this is the worst. */
export function findingsText(count: number, worst: Severity): string {
  return count === 1 ? `1 ${worst}` : `${count} findings, the worst: ${worst}`;
}

/** Severity as a shape as well as a colour; its name is read out. */
export function SeverityIcon({
  severity,
  size = 13,
  label = severity,
}: {
  readonly severity: Severity;
  readonly size?: number;
  /** Where more than its name is to be read out. */
  readonly label?: string;
}) {
  const Icon = icons[severity] ?? CircleAlert;
  return <Icon size={size} strokeWidth={2} color={colours[severity]} role="img" aria-label={label} />;
}
