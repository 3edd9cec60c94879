import { setDirectives } from '../../edits/directive-edits.ts';
import { requireContent } from '../../edits/resolve-unit.ts';
import { fixBy } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { races, serviceType, setting } from '../services.ts';

export const racingLink: Rule = {
  code: 'racing-link',
  severity: 'warning',
  summary: 'A container links to one that may not run yet, and its unit soon gives up.',
  docs: `\`After=\` waits until a \`Type=simple\` service is forked. The container that its \`docker run\` starts is there a
moment later, or minutes later when docker fetches the image first; until then docker refuses the \`--link\` with status
125. \`Restart=\` tries again after \`RestartSec=\`, which is 100 ms unless set: five tries are over within a second or two,
and the start limit ends it (systemd.service(5); systemd.unit(5), \`StartLimitIntervalSec=\`). With a pause of 2.5 s or more
the limit is never reached. An \`ExecStartPost=\` in the other unit that waits for the container helps, too.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: db.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name db postgres:16.4
    - name: web.service
      content: |
        [Unit]
        Requires=db.service
        After=db.service
        [Service]
        Restart=always
        ExecStart=/usr/bin/docker run --rm --name web --link db shop:1.2
                                                             ^^ warning racing-link: The container of db.service may run later than web.service starts. Without RestartSec= systemd tries five times within seconds and gives up.
    - name: shop.service
      content: |
        [Unit]
        Requires=db.service
        After=db.service
        [Service]
        ExecStart=/usr/bin/docker run --rm --name shop --link db shop:1.2
                                                              ^^ info racing-link: The container of db.service may run later than shop.service starts; docker refuses the link then, and nothing tries again.
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: db.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name db postgres:16.4
    - name: web.service
      content: |
        [Unit]
        Requires=db.service
        After=db.service
        [Service]
        Restart=always
        RestartSec=5
        ExecStart=/usr/bin/docker run --rm --name web --link db shop:1.2
    - name: shop.service
      content: |
        [Unit]
        Requires=db.service
        After=db.service
        [Service]
        ExecStartPre=/usr/bin/sleep 5
        ExecStart=/usr/bin/docker run --rm --name shop --link db shop:1.2
`,
  ],
  check(analysis, report) {
    const racing = new Set<number>();
    for (const { edge, consumer, provider, tries } of races(analysis)) {
      const link = edge.dependencies.find(({ kind }) => kind === 'link' || kind === 'volumes-from');
      if (!link || racing.has(edge.from) || serviceType(consumer) === 'oneshot') continue;
      racing.add(edge.from);
      const pause = setting(consumer, 'Service', 'RestartSec');
      report({
        message: `The container of ${provider.name} may run later than ${consumer.name} starts${
          tries
            ? `. ${pause === null ? 'Without RestartSec=' : `With RestartSec=${pause}`} systemd tries five times within seconds and gives up.`
            : '; docker refuses the link then, and nothing tries again.'
        }`,
        span: link.span,
        unit: edge.from,
        severity: tries ? 'warning' : 'info',
        fixes: () =>
          fixBy(
            analysis,
            tries ? 'Set RestartSec=5' : 'Set Restart=on-failure and RestartSec=5',
            (change) => {
              const source = requireContent(consumer);
              if (!tries)
                change.editSource(
                  source,
                  ...setDirectives(source.file, 'Service', 'Restart', ['on-failure']),
                );
              change.editSource(source, ...setDirectives(source.file, 'Service', 'RestartSec', ['5']));
            },
          ),
      });
    }
  },
};
