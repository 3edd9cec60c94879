import { checkDiscovery, checkEncoding, checkFilePaths, checkFilesUnderCoreos } from './content.ts';
import type { Dialect } from './dialect.ts';
import type { Finding, Report } from './finding.ts';
import { readGoYaml } from './go-yaml.ts';
import { CLOUD_CONFIG } from './keys.ts';
import { mustBe, recognise } from './recognise.ts';
import { decodeStrong } from './strong.ts';
import { checkStructure, wrongKind } from './structure.ts';
import { valueTree } from './value-tree.ts';
import { checkValues } from './values.ts';
import { decodeWeak } from './weak.ts';

/** What the validator says, or why it says nothing. */
export type Verdict = { readonly failed: string } | { readonly findings: readonly Finding[] };

/**
 * What `coreos-cloudinit -validate` says of a text. Where the program itself crashes these are the findings
 * that its rules give; for text that is no YAML there is one error, in words of our own.
 */
export function validateAsReference(text: string, dialect: Dialect): Verdict {
  const findings: Finding[] = [];
  const report: Report = (line, severity, message) => findings.push({ line, severity, message });

  const recognised = recognise(text, dialect);
  if (recognised === 'unknown') report(1, 'error', mustBe(dialect));
  if (recognised !== 'cloud-config') return { findings };

  const reading = readGoYaml(text, dialect);
  if ('problem' in reading) {
    report(reading.line, 'error', reading.problem);
    wrongKind({ name: '', line: 0 }, CLOUD_CONFIG, report);
    return { findings };
  }
  if (!reading.root) return { findings };

  const weak = decodeWeak(reading.root, dialect);
  if (weak.failure !== null) {
    report(1, 'error', weak.failure);
    wrongKind({ name: '', line: 0 }, CLOUD_CONFIG, report);
    return { findings };
  }
  const isMap = weak.value.kind === 'map' || weak.value.kind === 'nil';
  if (dialect === 'flatcar' && (weak.hasDuplicates || !isMap)) return { failed: "couldn't parse yaml error" };
  if (weak.value.kind !== 'map') return { findings };

  const strong = decodeStrong(reading.root, CLOUD_CONFIG, dialect);
  if (strong.mismatches.length > 0)
    return { failed: ['yaml: unmarshal errors:', ...strong.mismatches].join('\n  ') };

  const root = valueTree(text, weak.value, strong.value, CLOUD_CONFIG);
  checkDiscovery(root, report);
  checkEncoding(root, report);
  checkStructure(root, CLOUD_CONFIG, report);
  checkValues(root, CLOUD_CONFIG, report);
  checkFilePaths(root, report);
  checkFilesUnderCoreos(root, report);
  return { findings };
}
