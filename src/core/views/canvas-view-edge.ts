import type { Analysis } from '../analysis.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Dependency, Edge } from '../graph/graph.ts';
import type { Span } from '../text/span.ts';
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

/** The text that an edge rests on. */
export function linesOf(edge: Edge, analysis: Analysis): EdgeLine[] {
  return edge.dependencies.map((dependency) => ({
    text: lineText(dependency, analysis),
    line: analysis.lines.positionAt(dependency.span.start).line,
    start: dependency.span.start,
    end: dependency.span.end,
  }));
}

/** Tells what is wrong with an edge, the worst of: a cycle, findings that lie on the very words behind it, a missing half. */
export function faultsOf(
  analysis: Analysis,
  diagnostics: readonly Diagnostic[],
): (edge: Edge) => EdgeFault | null {
  const { machine, graph } = analysis;
  const name = (position: number) => {
    const unit = machine.units[position];
    return unit ? unitLabel(unit) : '';
  };
  const cycles = new Map(graph.cycles.flatMap((cycle) => cycle.edges.map((id) => [id, cycle])));
  const grave = diagnostics
    .filter(({ severity, span }) => span.end > span.start && (severity === 'error' || severity === 'warning'))
    .toSorted((a, b) => a.span.start - b.span.start);

  return (edge) => {
    const cycle = cycles.get(edge.id);
    if (cycle) {
      const others = cycle.members.map(name).join(', ');
      return { severity: 'error', reason: `Waits in a circle: ${others}. systemd drops one of these jobs.` };
    }
    const found = edge.dependencies
      .flatMap(({ exact, span }) => (exact ? findingsInside(grave, span) : []))
      .sort((a, b) => a.span.start - b.span.start);
    const worst = found.find(({ severity }) => severity === 'error') ?? found[0];
    if (worst) return { severity: worst.severity, reason: worst.message };
    if (edge.missing.length === 0) return null;
    const missing = edge.missing.map((kind) => (/^[A-Z]/.test(kind) ? `${kind}=` : `--${kind}`));
    return {
      severity: 'warning',
      reason: `${name(edge.from)} has no ${missing.join(' and ')} for ${name(edge.to)}.`,
    };
  };
}

/** Those of `sorted`, by their start, that lie inside the span. */
function findingsInside(sorted: readonly Diagnostic[], { start, end }: Span): Diagnostic[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Diagnostic).span.start < start) low = middle + 1;
    else high = middle;
  }
  const inside: Diagnostic[] = [];
  for (let i = low; i < sorted.length; i++) {
    const finding = sorted[i] as Diagnostic;
    if (finding.span.start >= end) break;
    if (finding.span.end <= end) inside.push(finding);
  }
  return inside;
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
