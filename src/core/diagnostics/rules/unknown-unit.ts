import type { Analysis } from '../../analysis.ts';
import { replaceInValue } from '../../edits/directive-edits.ts';
import {
  type DependencyMention,
  dependencyMentions,
  type UnitDependencyKind,
} from '../../machine/dependency-mentions.ts';
import type { Unit } from '../../machine/machine.ts';
import { isStockUnit } from '../../systemd/stock-units.ts';
import { parseUnitName, templateOf } from '../../systemd/unit-name.ts';
import { isRefusal } from '../../text/embedding.ts';
import type { Fix, Severity } from '../diagnostic.ts';
import { fixBy } from '../fixes.ts';
import { holdsTemplateText, isTemplate } from '../incomplete.ts';
import { isNamedAsFile } from '../named-units.ts';
import { unitPlace, valuePlace } from '../places.ts';
import type { Rule } from '../rule.ts';
import { suggestions } from '../suggestions.ts';
import { didYouMean } from '../words.ts';

export const unknownUnit: Rule = {
  code: 'unknown-unit',
  severity: 'error',
  summary: 'A unit that neither the document nor the system has.',
  docs: `A unit that requires one that does not exist fails to start (\`Requires=\`, \`Requisite=\`, \`BindsTo=\`);
\`Wants=\`, \`After=\` and the others are passed over (systemd.unit(5)). A \`command:\` for a unit that does not exist ends
the list: coreos-cloudinit sends no further command. The units of CoreOS and Flatcar are known here by a list, and a name
that is mentioned as a file under \`systemd/system\` counts as there; where fleet runs, units may come from its cluster.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: cache.service
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 9
    - name: web.service
      command: start
      content: |
        [Unit]
        Requires=cach.service
                 ^^^^^^^^^^^^ error unknown-unit: There is no unit cach.service, and web.service requires it: it fails to start. Did you mean cache.service?
        After=cach.service
        Wants=metrics.service
              ^^^^^^^^^^^^^^^ warning unknown-unit: There is no unit metrics.service, so Wants= has no effect.
        Before=caches.service proxy.service
               ^^^^^^^^^^^^^^ warning unknown-unit: There is no unit caches.service, so Before= has no effect. Did you mean cache.service?
                              ^^^^^^^^^^^^^ hint unknown-unit: There is no unit proxy.service, so Before= has no effect.
        [Service]
        ExecStart=/usr/bin/sleep 9
    - name: wbe.service
            ^^^^^^^^^^^ error unknown-unit: There is no unit wbe.service, so "start" fails, and the commands behind it are not run. Did you mean web.service?
      command: start
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: etcd-member.service
      command: start
    - name: db@.service
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 9
    - name: web.service
      content: |
        [Unit]
        Requires=docker.service db@1.service dev-xvdb.device
        After=docker.service db@1.service dev-xvdb.device
        [Service]
        ExecStart=/usr/bin/sleep 9
`,
  ],
  check(analysis, report) {
    const { machine } = analysis;
    const written = new Set(machine.units.filter(isWritten).map(({ name }) => name));
    const nearest = suggestions(written);
    const absent = new Map<string, boolean>();
    const isAbsent = (name: string) => {
      const known = absent.get(name) ?? isProvablyAbsent(analysis, written, name);
      absent.set(name, known);
      return known;
    };
    const demoted = isTemplate(analysis) || bringsUnitsFromElsewhere(analysis);
    for (const unit of machine.units) {
      for (const [name, mentions] of byTarget(unit)) {
        if (!isAbsent(name)) continue;
        const gravest = mentions.reduce((a, b) => (RANK[b.kind] < RANK[a.kind] ? b : a));
        const near = nearest(name, unit.name);
        const severity = severityOf(gravest.kind, name, near !== null);
        report({
          message: `There is no unit ${name}${consequence(gravest.kind, unit.name)}${didYouMean(near)}`,
          span: valuePlace(analysis, { unit, source: gravest.source }, gravest.directive, gravest.span),
          unit: unit.position,
          severity: demoted && severity === 'error' ? 'warning' : severity,
          fixes: () => (near ? renaming(analysis, mentions, near) : []),
        });
      }
      const command = unit.entry?.command?.text;
      const isMasked = /^(?:true|yes|on|y)$/i.test(unit.entry?.mask?.text ?? '');
      if (command && !isMasked && !isWritten(unit) && isAbsent(unit.name)) {
        const near = nearest(unit.name);
        report({
          message: `There is no unit ${unit.name}, so "${command}" fails, and the commands behind it are not run.${didYouMean(near)}`,
          span: unitPlace(analysis, unit),
          unit: unit.position,
          severity: near && !demoted ? 'error' : 'warning',
          fixes: () => (near ? entryRenaming(unit, near) : []),
        });
      }
    }
  },
};

/** What a missing unit does to the one that names it; the smaller the graver. */
const RANK: Readonly<Record<UnitDependencyKind, number>> = {
  Requires: 0,
  BindsTo: 0,
  Requisite: 0,
  Wants: 1,
  Upholds: 1,
  PartOf: 2,
  After: 2,
  Before: 2,
  Conflicts: 2,
};

/** Units that systemd makes up without a file, or finds in a table of mounts or swaps. */
const NEEDS_NO_FILE = /\.(?:slice|scope|device)$/;
const MAY_BE_IN_FSTAB = /\.(?:mount|automount|swap)$/;

/** An order with a unit that is not there does no harm; one with a misspelt unit is lost. */
function severityOf(kind: UnitDependencyKind, name: string, isMisspelt: boolean): Severity {
  if (RANK[kind] === 0) return MAY_BE_IN_FSTAB.test(name) ? 'warning' : 'error';
  return RANK[kind] === 1 || isMisspelt ? 'warning' : 'hint';
}

function consequence(kind: UnitDependencyKind, unitName: string): string {
  return RANK[kind] === 0
    ? `, and ${unitName} requires it: it fails to start.`
    : `, so ${kind}= has no effect.`;
}

/** A unit with a text of its own; drop-ins alone make none. */
function isWritten(unit: Unit): boolean {
  return unit.sources.some(({ role }) => role !== 'drop-in');
}

/** fleet hands a machine the units of its cluster. */
function bringsUnitsFromElsewhere({ machine }: Analysis): boolean {
  return machine.units.some(
    ({ name, entry }) => entry?.command?.text === 'start' && /^fleet\.\w+$/.test(name),
  );
}

function isProvablyAbsent(analysis: Analysis, written: ReadonlySet<string>, name: string): boolean {
  if (!parseUnitName(name) || NEEDS_NO_FILE.test(name) || holdsTemplateText(name)) return false;
  if (written.has(name) || isStockUnit(name)) return false;
  const template = templateOf(name);
  if (template && (written.has(template) || isStockUnit(template))) return false;
  return !isNamedAsFile(analysis, name) && !(template && isNamedAsFile(analysis, template));
}

function byTarget(unit: Unit): Map<string, [DependencyMention, ...DependencyMention[]]> {
  const mentions = new Map<string, [DependencyMention, ...DependencyMention[]]>();
  for (const mention of dependencyMentions(unit)) {
    const others = mentions.get(mention.target);
    if (others) others.push(mention);
    else mentions.set(mention.target, [mention]);
  }
  return mentions;
}

function renaming(analysis: Analysis, mentions: readonly DependencyMention[], name: string): readonly Fix[] {
  return fixBy(analysis, `Change to ${name}`, (change) => {
    for (const { source, directive, span } of mentions) {
      change.editSource(source, replaceInValue(directive, span, name));
    }
  });
}

function entryRenaming({ entry }: Unit, name: string): readonly Fix[] {
  const node = entry?.name?.node;
  if (node?.kind !== 'scalar') return [];
  const edit = node.embedding.replace({ start: 0, end: node.text.length }, name);
  return isRefusal(edit) ? [] : [{ title: `Change to ${name}`, edits: [edit] }];
}
