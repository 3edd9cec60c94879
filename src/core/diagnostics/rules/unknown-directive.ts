import { removeDirective } from '../../edits/directive-edits.ts';
import {
  closestKey,
  directive as fact,
  isForOthers,
  knownSections,
  sectionsOf,
  wasRemoved,
} from '../../systemd/directives.ts';
import { isLostArgument, lostArguments } from '../../systemd/lost-continuation.ts';
import type { Directive } from '../../systemd/unit-file.ts';
import { replacement } from '../../text/text-edit.ts';
import { textFix } from '../fixes.ts';
import type { TextFinding, TextRule } from '../rule.ts';
import { didYouMean } from '../words.ts';

export const unknownDirective: TextRule = {
  code: 'unknown-directive',
  severity: 'warning',
  reader: 'systemd',
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
  checkText({ unitType, file, target }, report) {
    const sections = knownSections(unitType) ?? [];
    for (const directive of file.directives) {
      const { section, key } = directive;
      if (section === null || !sections.includes(section) || isForOthers(key.value)) continue;
      const verdict = judge(directive, section, sections, target.systemd);
      if (!verdict) continue;
      if (key.value.startsWith('-') && isLostArgument(lostArguments(file), key.span)) continue;
      report({ ...verdict, span: key.span });
    }
  },
};

function judge(
  directive: Directive,
  section: string,
  sections: readonly string[],
  systemd: number,
): Pick<TextFinding, 'message' | 'fix'> | null {
  const key = directive.key.value;
  const known = fact(section, key);
  if (known && known.since <= systemd) return null;
  if (known) {
    return {
      message: `systemd ignores ${key}=: systemd ${known.since} brought it, and this machine has ${systemd}.`,
    };
  }
  if (wasRemoved(section, key)) {
    return systemd < 252 ? null : { message: `systemd ignores ${key}=: it has been removed.` };
  }
  const home = sectionsOf(key).find((one) => sections.includes(one));
  if (home) {
    return {
      message: `systemd ignores ${key}= here: it belongs in [${home}].`,
      fix: {
        title: `Move to [${home}]`,
        edit(change, source) {
          change.editSource(source, removeDirective(directive));
          change.addDirective(source, home, key, directive.value);
        },
      },
    };
  }
  const near = closestKey(section, key);
  return {
    message: `systemd ignores ${key}=: [${section}] has no such key.${didYouMean(near && `${near}=`)}`,
    fix: near ? textFix(`Change to ${near}=`, () => replacement(directive.key.span, near)) : null,
  };
}
