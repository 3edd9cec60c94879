import type { DockerFlag } from '../../docker/docker-command.ts';
import { isVerbatim } from '../../docker/verbatim.ts';
import { parseVolume } from '../../docker/volume.ts';
import { holdsTemplateText, isTemplate } from '../incomplete.ts';
import { invocations, wordsPlace } from '../places.ts';
import { provisionOf } from '../providers.ts';
import type { Rule } from '../rule.ts';

export const missingBindSource: Rule = {
  code: 'missing-bind-source',
  severity: 'hint',
  summary: 'A container mounts a path that nothing in the document makes.',
  docs: `Where the path of a \`-v\` is not there, docker makes an empty folder of root's in its place, also where a file was
meant; with \`--mount\` it refuses the container (\`docker run --help\`; docs.docker.com, "Bind mounts"). Reported are files and
what is mounted read-only, as an empty folder for data is often what is wanted. What every machine has (\`/etc\`, \`/proc\`,
\`/var/run\` …) is not, nor what another unit or a file of \`write_files\` so much as names, or whose folder it names.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web -v /srv/web/nginx.conf:/etc/nginx/nginx.conf:ro nginx:1.25.4
                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint missing-bind-source: Nothing in the document makes /srv/web/nginx.conf: docker makes an empty folder of it.
    - name: shop.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name shop --mount type=bind,source=/srv/shop,target=/data shop:1.2
                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint missing-bind-source: Nothing in the document makes /srv/shop: docker refuses the container.
`,
  ],
  good: [
    `
#cloud-config
write_files:
  - path: /srv/web/nginx.conf
    content: |
      events {}
coreos:
  units:
    - name: web.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web -v /srv/web/nginx.conf:/etc/nginx/nginx.conf:ro -v /srv/data:/data -v /var/run/docker.sock:/var/run/docker.sock:ro nginx:1.25.4
`,
  ],
  check(analysis, report) {
    if (isTemplate(analysis)) return;
    for (const placed of invocations(analysis)) {
      const { unit, exec, invocation } = placed;
      for (const flag of invocation.run.flags) {
        const mount = readMount(flag);
        if (
          !mount ||
          STANDARD.test(mount.path.replace(/\/*$/, '/')) ||
          isVerbatim(mount.path) ||
          holdsTemplateText(flag.value)
        )
          continue;
        if (provisionOf(analysis, unit, exec.directive, mount.path) !== 'nothing') continue;
        report({
          message: `Nothing in the document makes ${mount.path}: docker ${mount.isRefused ? 'refuses the container' : 'makes an empty folder of it'}.`,
          span: wordsPlace(analysis, placed, invocation, flag.valuePart?.word ?? flag.lastWord),
          unit: unit.position,
        });
      }
    }
  },
};

interface HostMount {
  readonly path: string;
  readonly isRefused: boolean;
}

/** The host path of a mount that means more than a place for data. */
function readMount({ name, value }: DockerFlag): HostMount | null {
  if (name === 'volume') {
    const volume = parseVolume(value).value;
    if (volume?.kind !== 'bind' || !volume.source?.startsWith('/')) return null;
    const path = volume.source.replace(/(?<=.)\/+$/, '');
    return isFile(path) || volume.options?.includes('ro') ? { path, isRefused: false } : null;
  }
  if (name !== 'mount' || !/(?:^|,)type=bind(?:,|$)/.test(value) || value.includes('bind-create-src'))
    return null;
  const path = /(?:^|,)(?:source|src)=([^,]+)/.exec(value)?.[1];
  return path?.startsWith('/') ? { path: path.replace(/(?<=.)\/+$/, ''), isRefused: true } : null;
}

function isFile(path: string): boolean {
  return /\/[^/]*[\w-]\.(?:conf|cfg|cnf|ini|json|ya?ml|toml|xml|properties|env|pem|crt|cert|key|sh|py|rb|js|lua|sql|txt|html|vcl|acl|template|tmpl)$/.test(
    path,
  );
}

/** What a machine of CoreOS or Flatcar has by itself. */
const STANDARD =
  /^\/(?:$|(?:bin|boot|dev|etc|lib|lib64|proc|run|sbin|sys|tmp|usr|oem|home|root|mnt|media|var)\/$|(?:dev|proc|run|sys|usr|lib|lib64|tmp|boot|var\/run|var\/lib\/(?:docker|etcd|etcd2|systemd|kubelet|containerd)|var\/log|home\/core\/\.ssh|oem)\/|home\/core\/$|etc\/|opt\/$|opt\/bin\/$|srv\/$|var\/(?:lib|tmp|cache|spool)\/$)/;
