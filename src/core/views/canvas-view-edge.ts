import type { Analysis } from '../analysis.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Dependency, Edge } from '../graph/graph.ts';
import { unitLabel } from './outline-view.ts';

/** What is wrong with an edge. */
export interface EdgeFault {
  readonly severity: Severity;
  readonly reason: string;
}

/** A place in the text an edge rests on. */
export interface EdgeLine {
  /** `After=docker-elastic.service`, `--link elastic`. */
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export function linesOf(edge: Edge, analysis: Analysis): EdgeLine[] {
  return edge.dependencies.map((dependency) => ({
    text: lineText(dependency, analysis),
    line: analysis.lines.positionAt(dependency.span.start).line,
    start: dependency.span.start,
    end: dependency.span.end,
  }));
}

/** The worst of: a cycle, a missing half, findings that lie on the very words behind the edge. */
export function faultOf(
  edge: Edge,
  analysis: Analysis,
  diagnostics: readonly Diagnostic[],
): EdgeFault | null {
  const { machine, graph } = analysis;
  const name = (position: number) => {
    const unit = machine.units[position];
    return unit ? unitLabel(unit) : '';
  };
  const cycle = graph.cycles.find(({ edges }) => edges.includes(edge.id));
  if (cycle) {
    const others = cycle.members.map(name).join(', ');
    return { severity: 'error', reason: `Waits in a circle: ${others}. systemd drops one of these jobs.` };
  }
  const found = diagnostics.filter(
    ({ severity, span }) =>
      (severity === 'error' || severity === 'warning') &&
      edge.dependencies.some((dependency) => dependency.exact && covers(dependency, span)),
  );
  const worst = found.find(({ severity }) => severity === 'error') ?? found[0];
  if (worst) return { severity: worst.severity, reason: worst.message };
  if (edge.missing.length === 0) return null;
  const missing = edge.missing.map((kind) => (/^[A-Z]/.test(kind) ? `${kind}=` : `--${kind}`)).join(' and ');
  return {
    severity: 'warning',
    reason: `${name(edge.from)} has no ${missing} for ${name(edge.to)}.`,
  };
}

function covers(dependency: Dependency, span: { readonly start: number; readonly end: number }): boolean {
  const { start, end } = dependency.span;
  return span.end > span.start && start <= span.start && span.end <= end;
}

/** The word with the directive or flag it belongs to. */
function lineText({ kind, span }: Dependency, { text, lines }: Analysis): string {
  const word = text.slice(span.start, span.end).replace(/\s+/g, ' ');
  const { start } = lines.lineSpan(lines.positionAt(span.start).line);
  const before = text.slice(start, span.start);
  const flag = /(--?[a-z][\w-]*[= ]?["']?)$/.exec(before)?.[1];
  if (flag) return `${flag}${word}`;
  return /^[A-Z]/.test(kind) ? `${kind}=${word}` : `--${kind} ${word}`;
}
