import type { Analysis } from '../../analysis.ts';
import { unitItemRange } from '../../cloud-config/style.ts';
import { parsePublish } from '../../docker/publish.ts';
import type { Unit } from '../../machine/machine.ts';
import { unitSpan } from '../../machine/places.ts';
import { parseUnitName } from '../../systemd/unit-name.ts';
import { shiftSpan } from '../../text/span.ts';
import { applyEdits, sortEdits, type TextEdit } from '../../text/text-edit.ts';
import { Change } from '../change.ts';
import { containerMentions } from '../container-names.ts';
import { ownPrefix } from '../container-prefix.ts';
import { replaceInWord } from '../docker-commands.ts';
import { setFlagValue } from '../docker-edits.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { accepted, Refused } from '../refused.ts';
import { resolveUnit } from '../resolve-unit.ts';
import { addUnitLines } from '../unit-entry.ts';

/** Copies a unit, as the next entry, under a name and container name of its own. */
export function duplicate(analysis: Analysis, intent: Extract<Intent, { do: 'duplicate' }>): Step {
  const unit = resolveUnit(analysis, intent.unit);
  const { entry } = unit;
  const range = entry && unitItemRange(analysis.config, entry);
  if (!entry || !range)
    throw new Refused(`${unit.name} is not an entry of its own lines, so it cannot be copied.`);
  if (!entry.content?.text)
    throw new Refused(
      `${unit.name} is not written in its entry, so there is nothing to copy.`,
      unitSpan(unit),
    );
  const copy = copyNames(analysis, unit);

  const scratch = new Change(analysis);
  const inSources = unit.sources.map((source) => ({
    source,
    edits: renameOwn(unit, source, copy.container),
  }));
  for (const { source, edits } of inSources) scratch.editSource(source, ...edits);
  const name = entry.name?.node;
  if (name?.kind === 'scalar') {
    scratch.editDocument(
      accepted(name.embedding.replace({ start: 0, end: name.text.length }, copy.unit), name.span),
    );
  }
  const own = scratch.outerEdits().map((edit) => ({ ...edit, span: shiftSpan(edit.span, -range.start) }));
  const eol = /\r\n|\r|\n/.exec(analysis.text)?.[0] ?? '\n';
  const lines = applyEdits(analysis.text.slice(range.start, range.end), own);

  const change = new Change(analysis);
  const next = analysis.config.units[entry.index + 1] ?? null;
  addUnitLines(change, /[\r\n]$/.test(lines) ? lines : lines + eol, next);
  for (const { source, edits } of inSources) {
    if (source.role !== 'file') change.addsText(applyEdits(source.file.source, sortEdits(edits)));
  }
  return {
    change,
    label: `Duplicated ${unit.container?.name ?? unit.name} as ${copy.container ?? copy.unit}`,
    notes: sharedPorts(unit),
  };
}

/** Two containers cannot publish one port of the host. */
function sharedPorts(unit: Unit): string[] {
  const flags = unit.container?.invocation.run.flags ?? [];
  const ports = flags
    .filter((flag) => flag.name === 'publish')
    .flatMap((flag) => parsePublish(flag.value).value ?? [])
    .filter((port) => /^\d+$/.test(port.hostPort));
  const hostPorts = [...new Set(ports.map((port) => port.hostPort))];
  if (hostPorts.length === 0) return [];
  const other = hostPorts.length === 1 ? 'another host port' : 'other host ports';
  return [`Both publish ${hostPorts.join(', ')}; give the copy ${other}.`];
}

function copyNames(analysis: Analysis, unit: Unit): { unit: string; container: string | null } {
  const parsed = parseUnitName(unit.name);
  if (!parsed || parsed.instance !== null)
    throw new Refused(`${unit.name} is a template or instance: copy it in the text.`);
  const taken = new Set(analysis.machine.units.flatMap((other) => [other.name, other.container?.name ?? '']));
  const base = parsed.prefix.replace(/-\d+$/, '');
  const prefix = ownPrefix(unit);
  for (let number = 2; ; number++) {
    const name = `${base}-${number}.${parsed.type}`;
    const container = unit.container?.name ? `${unit.container.name.replace(/-\d+$/, '')}-${number}` : null;
    const fromUnit = prefix === null ? container : `${base}-${number}`.slice(prefix.length);
    if (!taken.has(name) && !(fromUnit && taken.has(fromUnit))) return { unit: name, container: fromUnit };
  }
}

/** What the copy's text says about its own container under the new name. */
function renameOwn(unit: Unit, source: Unit['sources'][number], to: string | null): TextEdit[] {
  const { container } = unit;
  if (!container?.name || !to) return [];
  const mentions = containerMentions(source)
    .filter((mention) => mention.name === container.name)
    .map((mention) => replaceInWord(mention.commandText, mention.word, mention.part, to));
  const flag = container.invocation.run.flags.findLast((one) => one.name === 'name');
  const isOwn = source === container.source && flag && !/[%$]/.test(flag.value);
  return isOwn ? [...mentions, setFlagValue(container, flag, to)] : mentions;
}
