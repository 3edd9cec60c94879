import type { Analysis } from './analysis.ts';
import { readCloudConfig } from './cloud-config/read.ts';
import { buildGraph } from './graph/build.ts';
import { buildMachine } from './machine/build.ts';
import { defaultTarget, type Target } from './target.ts';
import { LineIndex } from './text/line-index.ts';

/**
 * Reads a cloud-config into everything that is known of it. Pure and synchronous; the last few texts are
 * remembered, and unit texts that did not change are not read again.
 */
export function analyze(text: string, target: Target = defaultTarget): Analysis {
  const known = remembered.find((analysis) => analysis.text === text && sameTarget(analysis.target, target));
  if (known) return known;
  const config = readCloudConfig(text);
  const machine = buildMachine(config);
  const analysis = { text, target, lines: new LineIndex(text), config, machine, graph: buildGraph(machine) };
  remembered = [analysis, ...remembered.slice(0, REMEMBERED - 1)];
  return analysis;
}

/** An intent reads its result back, the store then asks for the same text, undo for the one before. */
const REMEMBERED = 4;
let remembered: readonly Analysis[] = [];

function sameTarget(a: Target, b: Target): boolean {
  return a.dialect === b.dialect && a.systemd === b.systemd && a.platform === b.platform;
}
