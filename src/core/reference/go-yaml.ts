import type { YamlNode } from '../cloud-config/document.ts';
import { readYaml } from '../cloud-config/yaml.ts';
import { LineIndex } from '../text/line-index.ts';
import type { Dialect } from './dialect.ts';
import { type Complaint, complaintAboutNodes, complaintAboutText } from './go-yaml-complaints.ts';
import { indentContinuation } from './go-yaml-continuations.ts';
import { goYamlTree, type Node } from './yaml-node.ts';

/** The first YAML document as go-yaml has it, or where and why it has none. */
export type GoYaml =
  /** null where there is nothing, or nothing but comments. */
  { readonly root: Node | null } | { readonly problem: string; readonly line: number };

/**
 * Reads a text as the YAML library of a dialect does, as far as we know where that is stricter or more lenient
 * than ours. What an alias of CoreOS's stands for is the decoder's business.
 */
export function readGoYaml(text: string, dialect: Dialect): GoYaml {
  const lines = text.replace(/[\u0085\u2028\u2029]/g, '\n');
  const textComplaint = complaintAboutText(lines, dialect);
  if (textComplaint) return problem(lines, textComplaint);

  const whole = readIndented(lines, dialect);
  const reading = dialect === 'flatcar' ? beginningOf(whole) : whole;
  const { source, root } = reading;
  const complaint = reading.complaint ?? complaintAboutNodes(source, root, dialect);
  if (complaint) return problem(source, complaint);
  return { root: root && goYamlTree(root, source, dialect) };
}

interface Reading {
  /** What was read: the lines of the text, some of them indented further. */
  readonly source: string;
  readonly root: YamlNode | null;
  readonly complaint: Complaint | null;
}

/** So often at most a continuation is indented for our library: each time the text is read again. */
const MOST_CONTINUATIONS = 8;

function readIndented(text: string, dialect: Dialect): Reading {
  let reading = read(text, dialect);
  for (let i = 0; i < MOST_CONTINUATIONS && reading.complaint; i++) {
    const source = indentContinuation(reading.source, reading.root, reading.complaint.at);
    if (source === null) break;
    reading = read(source, dialect);
  }
  return reading;
}

function read(source: string, dialect: Dialect): Reading {
  const { root, findings } = readYaml(source);
  const errors = findings.filter(
    ({ severity, code }) => severity === 'error' && !(code === 'unknown-alias' && dialect === 'coreos'),
  );
  const [first] = errors.sort((a, b) => a.span.start - b.span.start);
  return { source, root, complaint: first ? { at: first.span.start, message: first.describe() } : null };
}

/** yaml.v3 does not look at what stands behind a root that is complete because a line is indented less. */
function beginningOf(reading: Reading): Reading {
  const { source, root, complaint } = reading;
  if (!root || !complaint) return reading;
  const lineStart = source.lastIndexOf('\n', complaint.at - 1) + 1;
  if (!isBehind(source, lineStart, root)) return reading;
  const beginning = read(source.slice(0, lineStart), 'flatcar');
  return beginning.complaint ? reading : beginning;
}

/** The token there has to be one all the same. */
function isBehind(source: string, lineStart: number, root: YamlNode): boolean {
  const { start, end } = root.span;
  const [line = '', indent = ''] = /^( *)[^\n]?/.exec(source.slice(lineStart, lineStart + 1000)) ?? [];
  if (lineStart <= start || /[@`\t]$/.test(line)) return false;
  const isBlock = (root.kind === 'map' || root.kind === 'sequence') && !root.flow;
  return isBlock ? indent.length < columnOf(source, start) : lineStart >= end && end > start;
}

function columnOf(source: string, offset: number): number {
  return offset - (source.lastIndexOf('\n', offset - 1) + 1);
}

function problem(source: string, { at, message }: Complaint): GoYaml {
  return { problem: message, line: new LineIndex(source).positionAt(at).line };
}
