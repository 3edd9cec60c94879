import type { Analysis } from '../analysis.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Machine } from '../machine/machine.ts';
import { spanContains } from '../text/span.ts';
import { type FindingSubject, findingSubject, findingsBySubject, subjectKey } from './finding-subject.ts';
import { fileLabel, type NodeIcon, unitIcon, unitLabel } from './outline-view.ts';
import { type ProblemFilter, severities } from './problem-filter.ts';

/** What is selected, by positions in `machine.units` and `machine.files` and ids of edges in the graph. */
export interface ProblemSubject {
  readonly units: readonly number[];
  readonly files: readonly number[];
  readonly edges: readonly string[];
}

/** The list of findings. Plain data. */
export interface ProblemsView {
  /** The document as a whole first, then units and files as they stand in the text. */
  readonly groups: readonly ProblemGroup[];
  readonly total: number;
  readonly shown: number;
  /** How many there are of each severity and each rule, as the other parts of the filter leave them. */
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** The most frequent first. */
  readonly byCode: readonly { readonly code: string; readonly count: number }[];
  /** How many concern the selection. */
  readonly ofSelection: number;
}

export interface ProblemGroup {
  readonly key: string;
  readonly label: string;
  /** null for the document. */
  readonly icon: NodeIcon | null;
  readonly found: readonly Diagnostic[];
}

export function problemsView(
  analysis: Analysis,
  diagnostics: readonly Diagnostic[],
  filter: ProblemFilter,
  subject: ProblemSubject,
): ProblemsView {
  const tests = testsOf(analysis, filter, subject);
  const passing = (...names: (keyof typeof tests)[]) =>
    diagnostics.filter((found) => names.every((name) => tests[name](found)));
  const shown = inTextOrder(passing('text', 'severity', 'code', 'selection'));
  const bySeverity: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of passing('text', 'code', 'selection')) bySeverity[severity]++;
  const concerns = concernOf(analysis, subject);
  return {
    groups: groupsOf(analysis, shown),
    total: diagnostics.length,
    shown: shown.length,
    bySeverity,
    byCode: countCodes(passing('text', 'severity', 'selection')),
    ofSelection: diagnostics.filter(concerns).length,
  };
}

/** The findings that a filter lets through, in the order of the text. */
export function filteredProblems(
  analysis: Analysis,
  diagnostics: readonly Diagnostic[],
  filter: ProblemFilter,
  subject: ProblemSubject,
): Diagnostic[] {
  const tests = Object.values(testsOf(analysis, filter, subject));
  return inTextOrder(diagnostics.filter((found) => tests.every((test) => test(found))));
}

/** In the order of the text; at one place the graver first. */
export function inTextOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) => a.span.start - b.span.start || severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
}

/** Tells whether a finding is about one of these units or files, or stands on the words of one of these edges. */
export function concernOf(analysis: Analysis, subject: ProblemSubject): (found: Diagnostic) => boolean {
  const units = new Set(subject.units);
  const files = new Set(subject.files);
  const words = analysis.graph.edges
    .filter(({ id }) => subject.edges.includes(id))
    .flatMap(({ dependencies }) => dependencies.map(({ span }) => span));
  return (found) => {
    const about = findingSubject(analysis.machine, found);
    if (about && ('unit' in about ? units.has(about.unit) : files.has(about.file))) return true;
    return words.some((outer) => spanContains(outer, found.span));
  };
}

function testsOf(analysis: Analysis, filter: ProblemFilter, subject: ProblemSubject) {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const anySelected = subject.units.length + subject.files.length + subject.edges.length > 0;
  const concerns = filter.ofSelection && anySelected ? concernOf(analysis, subject) : null;
  const { units } = analysis.machine;
  const textOf = ({ message, code, unit }: Diagnostic) =>
    `${message} ${code} ${unit === null ? '' : (units[unit]?.name ?? '')}`.toLowerCase();
  return {
    text: (found: Diagnostic) => {
      if (words.length === 0) return true;
      const text = textOf(found);
      return words.every((word) => text.includes(word));
    },
    severity: ({ severity }: Diagnostic) =>
      filter.severities.length === 0 || filter.severities.includes(severity),
    code: ({ code }: Diagnostic) => filter.code === null || code === filter.code,
    selection: (found: Diagnostic) => concerns === null || concerns(found),
  };
}

function groupsOf({ machine }: Analysis, found: readonly Diagnostic[]): ProblemGroup[] {
  const ofDocument = subjectKey(null);
  return [...findingsBySubject(machine, found)]
    .map(([key, each]): ProblemGroup => {
      const subject = each[0] ? findingSubject(machine, each[0]) : null;
      return { key, found: each, ...headOf(machine, subject) };
    })
    .sort((a, b) => Number(b.key === ofDocument) - Number(a.key === ofDocument));
}

function headOf(machine: Machine, subject: FindingSubject): Pick<ProblemGroup, 'label' | 'icon'> {
  const unit = subject && 'unit' in subject ? machine.units[subject.unit] : undefined;
  if (unit) return { label: unitLabel(unit), icon: unitIcon(unit) };
  const file = subject && 'file' in subject ? machine.files[subject.file] : undefined;
  return file ? { label: fileLabel(file.path), icon: 'file' } : { label: 'The document', icon: null };
}

function countCodes(found: readonly Diagnostic[]): { code: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { code } of found) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}
