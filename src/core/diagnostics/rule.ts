import type { Analysis } from '../analysis.ts';
import type { Change } from '../edits/change.ts';
import type { ExecDirective, UnitSource } from '../machine/machine.ts';
import type { UnitFile } from '../systemd/unit-file.ts';
import type { Target } from '../target.ts';
import type { Span } from '../text/span.ts';
import type { Fix, Related, Severity } from './diagnostic.ts';

/** What is looked for, and how: in the document as a whole, or in each unit text by itself. */
export type Rule = DocumentRule | TextRule;

interface RuleCard {
  /** kebab-case, unique, never changed once published. */
  readonly code: string;
  readonly severity: Severity;
  /** One line. */
  readonly summary: string;
  /** What the machine does, and what would be right; with the source of the fact. */
  readonly docs: string;
  /** Whole documents; comment lines with carets mark each finding's place and message (`caret-fixture.ts`). */
  readonly bad: readonly string[];
  readonly good: readonly string[];
  /** What the examples are judged for, where that is not the default. */
  readonly exampleTarget?: Target;
}

export interface DocumentRule extends RuleCard {
  /** True for a rule that has something to say while the YAML cannot be read. */
  readonly judgesUnreadable?: true;
  check(analysis: Analysis, report: (finding: Finding) => void): void;
}

export interface Finding {
  readonly message: string;
  /** In the document. */
  readonly span: Span;
  /** Position of the unit it is about; without it that of the unit in whose entry it lies. */
  readonly unit?: number;
  readonly related?: readonly Related[];
  /** Asked when somebody looks at them: most findings are only counted and underlined. */
  readonly fixes?: () => readonly Fix[];
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
}

/** What it finds depends on what it is given alone, and is remembered: an edit elsewhere costs nothing here. */
export interface TextRule extends RuleCard {
  /** Who refuses the text: systemd looks only at units whose suffix it knows, docker at what any unit runs. */
  readonly reader: 'systemd' | 'docker';
  checkText(text: JudgedText, report: (finding: TextFinding) => void): void;
}

/** A unit text, without its place in the document. */
export interface JudgedText {
  readonly unitName: string;
  readonly unitType: string;
  readonly isDropIn: boolean;
  readonly file: UnitFile;
  readonly execs: readonly ExecDirective[];
  readonly target: Target;
}

export interface TextFinding {
  readonly message: string;
  /** In the unit text. */
  readonly span: Span;
  readonly fix?: TextFix | null;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
}

export interface TextFix {
  readonly title: string;
  /** Notes the edits down; `source` is the unit text where it stands now. May throw `Refused`. */
  edit(change: Change, source: UnitSource): void;
}
