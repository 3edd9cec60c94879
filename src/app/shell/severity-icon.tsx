import { CircleAlert, CircleX, Info, Lightbulb, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../core/diagnostics/diagnostic.ts';

const icons = { error: CircleX, warning: TriangleAlert, info: Info, hint: Lightbulb } as const;
const colours = {
  error: 'var(--err)',
  warning: 'var(--warn)',
  info: 'var(--info)',
  hint: 'var(--t3)',
} as const;

/** Severity as a shape as well as a colour; its name is read out. */
export function SeverityIcon({
  severity,
  size = 13,
}: {
  readonly severity: Severity;
  readonly size?: number;
}) {
  const Icon = icons[severity] ?? CircleAlert;
  return <Icon size={size} strokeWidth={2} color={colours[severity]} role="img" aria-label={severity} />;
}
