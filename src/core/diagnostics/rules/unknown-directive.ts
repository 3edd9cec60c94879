import type { Analysis } from '../../analysis.ts';
import { removeDirective } from '../../edits/directive-edits.ts';
import {
  closestKey,
  directive as fact,
  isForOthers,
  knownSections,
  sectionsOf,
  wasRemoved,
} from '../../systemd/directives.ts';
import type { Directive } from '../../systemd/unit-file.ts';
import { replacement } from '../../text/text-edit.ts';
import type { Fix } from '../diagnostic.ts';
import { fixBy } from '../fixes.ts';
import { type PlacedSource, sourcePlace, systemdSources } from '../places.ts';
import type { Rule } from '../rule.ts';
import { didYouMean } from '../words.ts';

export const unknownDirective: Rule = {
  code: 'unknown-directive',
  severity: 'warning',
  summary: 'A directive that systemd does not know in this section.',
  docs: `systemd ignores an assignment to a key that the section does not have, with a line in the journal. Keys are
case-sensitive; those that begin with \`X-\` are for other programs (systemd.unit(5), systemd.service(5) and the pages of
the other types).`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Unit]
        Author=Ann
        ^^^^^^ warning unknown-directive: systemd ignores Author=: [Unit] has no such key.
        Restart=always
        ^^^^^^^ warning unknown-directive: systemd ignores Restart= here: it belongs in [Service].
        [Service]
        ExecStartPer=/usr/bin/true
        ^^^^^^^^^^^^ warning unknown-directive: systemd ignores ExecStartPer=: [Service] has no such key. Did you mean ExecStartPre=?
        ExecStart=/usr/bin/sleep 9
        RestartSteps=3
        ^^^^^^^^^^^^ warning unknown-directive: systemd ignores RestartSteps=: systemd 254 brought it, and this machine has 252.
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Unit]
        X-Author=Ann
        [Service]
        ExecStart=/usr/bin/sleep 9
        StartLimitInterval=0
`,
  ],
  check(analysis, report) {
    for (const placed of systemdSources(analysis)) {
      const sections = knownSections(placed.unit.type) ?? [];
      for (const directive of placed.source.file.directives) {
        const { section, key } = directive;
        if (section === null || !sections.includes(section) || isForOthers(key.value)) continue;
        const finding = judge(analysis, placed, directive, section, sections);
        if (!finding) continue;
        report({
          ...finding,
          span: sourcePlace(analysis, placed, key.span),
          unit: placed.unit.position,
        });
      }
    }
  },
};

function judge(
  analysis: Analysis,
  { source }: PlacedSource,
  directive: Directive,
  section: string,
  sections: readonly string[],
): { message: string; fixes: readonly Fix[] } | null {
  const key = directive.key.value;
  const { systemd } = analysis.target;
  const known = fact(section, key);
  if (known && known.since <= systemd) return null;
  if (known) {
    const message = `systemd ignores ${key}=: systemd ${known.since} brought it, and this machine has ${systemd}.`;
    return { message, fixes: [] };
  }
  if (wasRemoved(section, key)) {
    if (systemd < 252) return null;
    return { message: `systemd ignores ${key}=: it has been removed.`, fixes: [] };
  }
  const home = sectionsOf(key).find((one) => sections.includes(one));
  if (home) {
    const fixes = fixBy(analysis, `Move to [${home}]`, (change) => {
      change.editSource(source, removeDirective(directive));
      change.addDirective(source, home, key, directive.value);
    });
    return { message: `systemd ignores ${key}= here: it belongs in [${home}].`, fixes };
  }
  const near = closestKey(section, key);
  return {
    message: `systemd ignores ${key}=: [${section}] has no such key.${didYouMean(near && `${near}=`)}`,
    fixes: near
      ? fixBy(analysis, `Change to ${near}=`, (change) =>
          change.editSource(source, replacement(directive.key.span, near)),
        )
      : [],
  };
}
