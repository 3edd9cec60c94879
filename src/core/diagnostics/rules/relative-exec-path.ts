import { replaceInValue } from '../../edits/directive-edits.ts';
import { textFix } from '../fixes.ts';
import { holdsTemplateText } from '../incomplete.ts';
import type { TextFinding, TextRule } from '../rule.ts';

export const relativeExecPath: TextRule = {
  code: 'relative-exec-path',
  severity: 'error',
  reader: 'systemd',
  summary: 'The program of a command line is not given by its absolute path.',
  docs: `systemd takes an absolute path, and since systemd 239 a bare name, which it looks for in \`/usr/local/sbin\`,
\`/usr/local/bin\`, \`/usr/sbin\` and \`/usr/bin\`; it refuses a relative path with a slash. Before 239 it refused a bare
name, too. A variable is not expanded there (systemd.service(5), COMMAND LINES). With the prefix \`-\` it ignores the line
instead.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStartPre=docker pull nginx
                     ^^^^^^ hint relative-exec-path: systemd looks for "docker" in its own list of folders. An absolute path says which program is meant, and works before systemd 239, too.
        ExecStart=./bin/web --fast
                  ^^^^^^^^^ error relative-exec-path: "./bin/web" is a relative path, so systemd refuses web.service.
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=-@/usr/bin/sleep wait 9
        ExecStop=%h/bin/stop
`,
  ],
  checkText({ unitName, execs, target }, report) {
    const findsBareNames = target.systemd >= 239;
    for (const { directive, commands } of execs) {
      for (const { program, prefix } of commands) {
        const path = program?.value ?? '/';
        if (!program || /^[/%]/.test(path) || path.endsWith('/') || holdsTemplateText(path)) continue;
        const absolute = KNOWN_PROGRAMS.get(path);
        report({
          ...judge(path, unitName, findsBareNames, prefix.value.includes('-')),
          span: directive.embedding.toOuter(program.span),
          fix: absolute
            ? textFix(`Change to ${absolute}`, () => replaceInValue(directive, program.span, absolute))
            : null,
        });
      }
    }
  },
};

function judge(
  path: string,
  unitName: string,
  findsBareNames: boolean,
  isIgnored: boolean,
): Pick<TextFinding, 'message' | 'severity'> {
  if (findsBareNames && !path.includes('/') && !path.startsWith('$')) {
    return {
      message: `systemd looks for "${path}" in its own list of folders. An absolute path says which program is meant, and works before systemd 239, too.`,
      severity: 'hint',
    };
  }
  const what = path.startsWith('$')
    ? `"${path}" stands where the program's path belongs and is not expanded there`
    : `"${path}" is ${path.includes('/') ? 'a relative path' : 'no absolute path'}`;
  return isIgnored
    ? { message: `${what}, so systemd ignores the line.`, severity: 'warning' }
    : findsBareNames && path.startsWith('$') && !path.includes('/')
      ? { message: `${what}: systemd looks for a program of that very name, and ${unitName} fails to start.` }
      : { message: `${what}, so systemd refuses ${unitName}.` };
}

/** Programs that units run most, and where Flatcar and CoreOS keep them. */
const KNOWN_PROGRAMS: ReadonlyMap<string, string> = new Map([
  ['sh', '/bin/sh'],
  ['bash', '/bin/bash'],
  ...[
    ...[
      'cat',
      'chmod',
      'chown',
      'cp',
      'curl',
      'docker',
      'echo',
      'env',
      'etcdctl',
      'grep',
      'ln',
      'mkdir',
      'mount',
    ],
    ...['mv', 'rm', 'sed', 'sleep', 'systemctl', 'tar', 'test', 'touch', 'true', 'umount', 'wget'],
  ].map((name): [string, string] => [name, `/usr/bin/${name}`]),
]);
