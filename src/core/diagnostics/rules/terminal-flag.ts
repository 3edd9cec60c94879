import type { DockerFlag } from '../../docker/docker-command.ts';
import { parseBool } from '../../docker/numbers.ts';
import { removeFlag } from '../../edits/docker-edits.ts';
import { fixBy } from '../fixes.ts';
import { invocations, wordsPlace } from '../places.ts';
import type { Rule } from '../rule.ts';
import { isDetached, setting } from '../services.ts';

export const terminalFlag: Rule = {
  code: 'terminal-flag',
  severity: 'error',
  summary: 'docker run asks for a terminal, which a service does not have.',
  docs: `A service has no terminal: its standard input is \`/dev/null\` (systemd.exec(5), \`StandardInput=\`). With \`-i\`
and \`-t\` together docker ends at once: "the input device is not a TTY" (docker/cli, \`CheckTty\`). \`-t\` alone works,
but merges the two outputs and writes a carriage return on each line of the journal; \`-i\` alone reads nothing. With \`-d\`
docker attaches to nothing and takes both.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm -it --name web nginx:1.25.4
                                           ^^^ error terminal-flag: -i with -t needs a terminal, and web.service has none: docker ends at once.
    - name: db.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm -t --name db postgres:16.4
                                           ^^ hint terminal-flag: db.service has no terminal: -t only merges the outputs and puts carriage returns into the journal.
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
        Type=oneshot
        RemainAfterExit=yes
        ExecStart=/usr/bin/docker run -d -it --name web nginx:1.25.4
    - name: shell.service
      content: |
        [Service]
        StandardInput=tty
        TTYPath=/dev/tty9
        ExecStart=/usr/bin/docker run --rm -it --name shell busybox:1.36
`,
  ],
  check(analysis, report) {
    for (const placed of invocations(analysis)) {
      const { unit, source, exec, invocation } = placed;
      const { run, inShell, words } = invocation;
      if (run.subcommand !== 'run' || isDetached(invocation) || !exec.key.startsWith('Exec')) continue;
      if (run.prefix.some((word) => /\b(?:script|unbuffer)\b/.test(word))) continue;
      if (/^tty/.test(setting(unit, 'Service', 'StandardInput') ?? '')) continue;
      const on = (name: string) =>
        run.flags.find((flag) => flag.name === name && parseBool(flag.value).value);
      const terminal = on('tty');
      const input = on('interactive');
      if (!terminal) continue;
      const fails = input !== undefined && !run.flags.some(({ name }) => name === 'attach');
      const flags = fails && input ? [terminal, input] : [terminal];
      const [first, last] = extent(flags);
      const program = words[0];
      const isIgnored = exec.commands.some(
        (command) => command.prefix.value.includes('-') && command.program === program,
      );
      report({
        message: fails
          ? `-i with -t needs a terminal, and ${unit.name} has none: docker ends at once.`
          : `${unit.name} has no terminal: ${terminal.spelling.replace(/^(?!-)/, '-')} only merges the outputs and puts carriage returns into the journal.`,
        span: wordsPlace(analysis, placed, invocation, first, last),
        unit: unit.position,
        severity: !fails ? 'hint' : isIgnored || inShell ? 'warning' : 'error',
        fixes: () =>
          fixBy(analysis, 'Remove -t', (change) => change.editSource(source, removeFlag(placed, terminal))),
      });
    }
  },
};

function extent(flags: readonly DockerFlag[]): [number, number] {
  return [
    Math.min(...flags.map(({ firstWord }) => firstWord)),
    Math.max(...flags.map(({ lastWord }) => lastWord)),
  ];
}
