import type { YamlNode } from '../cloud-config/document.ts';
import type { Dialect } from './dialect.ts';
import { readGoYaml } from './go-yaml.ts';
import { type Complaint, complaintAboutNodes, complaintAboutText } from './go-yaml-complaints.ts';
import { validateAsReference } from './validate.ts';
import { decodeWeak } from './weak.ts';
import { goYamlTree } from './yaml-node.ts';

/** Why go-yaml refuses a text that our YAML library reads as `root`; null where it reads it, too. */
export function goYamlRefusal(text: string, root: YamlNode | null, dialect: Dialect): Complaint | null {
  if (OTHER_LINE_ENDS.test(text)) {
    const reading = readGoYaml(text, dialect);
    return 'problem' in reading ? { at: lineOffset(text, reading.line), message: reading.problem } : null;
  }
  const complaint = complaintAboutText(text, dialect) ?? complaintAboutNodes(text, root, dialect);
  if (complaint || !root || !mayFailToDecode(root)) return complaint;
  const { failure, failedOn } = decodeWeak(goYamlTree(root, text, dialect), dialect);
  return failure === null ? null : { at: lineOffset(text, failedOn), message: failure };
}

/** Whether the machine reads a text as YAML that our library does not, and finds its types right. */
export function isReadByMachine(text: string, dialect: Dialect): boolean {
  const verdict = validateAsReference(text, dialect);
  return 'findings' in verdict && !verdict.findings.some(({ message }) => message.includes('type for ""'));
}

/** They end lines in YAML 1.1, which go-yaml reads. */
const OTHER_LINE_ENDS = /[\u0085\u2028\u2029]/;

/** Only what is tagged, aliased or an odd key can. */
function mayFailToDecode(node: YamlNode | null): boolean {
  if (!node) return false;
  if (node.kind === 'alias' || node.tag !== null) return true;
  if (node.kind === 'sequence') return node.items.some((item) => mayFailToDecode(item.node));
  if (node.kind !== 'map') return false;
  return node.pairs.some(
    ({ key, value }) => !key || key.tag !== null || key.text === '<<' || mayFailToDecode(value),
  );
}

/** Where the text of a line begins. */
function lineOffset(text: string, line: number): number {
  let at = 0;
  for (let i = 1; i < line; i++) {
    const next = text.slice(at).search(/\r\n?|\n/);
    if (next < 0) break;
    at += next + (text.startsWith('\r\n', at + next) ? 2 : 1);
  }
  return at + (/^[ \t]*/.exec(text.slice(at, at + 1000))?.[0].length ?? 0);
}
