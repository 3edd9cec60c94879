import { parseRestart } from '../../docker/restart.ts';
import { removeFlag } from '../../edits/docker-edits.ts';
import { fixBy } from '../fixes.ts';
import { invocations, wordsPlace } from '../places.ts';
import type { Rule } from '../rule.ts';
import { isDetached, serviceType, setting } from '../services.ts';

export const dockerRestartPolicy: Rule = {
  code: 'docker-restart-policy',
  severity: 'warning',
  summary: 'docker and systemd both restart the same container.',
  docs: `With \`--restart\` the docker daemon restarts the container, but the \`docker run\` that systemd watches ends with
the first exit all the same. With \`Restart=\` systemd then runs a second one beside it, which fails because the name is
taken; without it systemd takes the service for ended while the container runs. Docker's own advice is one or the other
(docs.docker.com, "Start containers automatically"). In a unit that is \`Restart=\`.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        Restart=always
        ExecStart=/usr/bin/docker run --restart=always --name web nginx:1.25.4
                                      ^^^^^^^^^^^^^^^^ warning docker-restart-policy: Both docker (--restart always) and systemd (Restart=always) restart the container of web.service, and get in each other's way.
    - name: db.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --restart on-failure:3 --name db postgres:16.4
                                      ^^^^^^^^^^^^^^^^^^^^^^ info docker-restart-policy: When the container of db.service ends, docker restarts it, but systemd takes db.service for ended. Restart=on-failure would keep them together.
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
        Restart=always
        ExecStart=/usr/bin/docker run --restart=no --name web nginx:1.25.4
    - name: db.service
      content: |
        [Service]
        Type=oneshot
        RemainAfterExit=yes
        ExecStart=/usr/bin/docker run -d --restart=always --name db postgres:16.4
`,
  ],
  check(analysis, report) {
    for (const placed of invocations(analysis)) {
      const { unit, source, exec, invocation } = placed;
      const flag = invocation.run.flags.findLast(({ name }) => name === 'restart');
      const policy = flag && parseRestart(flag.value);
      if (!flag || !policy || policy.name === 'no' || isDetached(invocation)) continue;
      if (exec.key !== 'ExecStart' || invocation.run.subcommand !== 'run' || serviceType(unit) !== 'simple')
        continue;
      if (invocation.run.errors.some(({ code }) => code === 'conflict')) continue;
      const own = setting(unit, 'Service', 'Restart') ?? 'no';
      const instead = policy.name === 'on-failure' ? 'on-failure' : 'always';
      const isTwofold = own !== 'no';
      report({
        message: isTwofold
          ? `Both docker (--restart ${flag.value}) and systemd (Restart=${own}) restart the container of ${unit.name}, and get in each other's way.`
          : `When the container of ${unit.name} ends, docker restarts it, but systemd takes ${unit.name} for ended. Restart=${instead} would keep them together.`,
        span: wordsPlace(analysis, placed, invocation, flag.firstWord, flag.lastWord),
        unit: unit.position,
        severity: isTwofold ? 'warning' : 'info',
        fixes: () =>
          fixBy(
            analysis,
            isTwofold ? `Remove ${flag.spelling}` : `Write Restart=${instead} instead`,
            (change) => {
              change.editSource(source, removeFlag(placed, flag));
              if (!isTwofold) change.addDirective(source, 'Service', 'Restart', instead);
            },
          ),
      });
    }
  },
};
