import type { Analysis } from '../../analysis.ts';
import { fileText, isEncoded } from '../../cloud-config/file-content.ts';
import { isFilledIn } from '../incomplete.ts';
import type { Rule } from '../rule.ts';
import { findSecrets, type Secret } from '../secrets.ts';
import { unitAround } from '../unit-index.ts';

export const secretInText: Rule = {
  code: 'secret-in-text',
  severity: 'warning',
  summary: 'A key, token or password stands in the document.',
  docs: `User-data is no secret: any program on the machine can fetch it from the metadata service, containers included
(EC2 User Guide, "Instance metadata"); what a unit sets with \`-e\` or \`Environment=\` shows in \`systemctl show\`, in the
process list and in \`docker inspect\`. Let the machine fetch secrets at the first boot, with its own role, into a file for
\`--env-file\` or a mount. Found are keys by their shape, and what looks made up behind a name such as \`PASSWORD\`,
\`TOKEN\` or \`API_KEY\`; variables, template text and placeholders (\`changeme\`) are none. Content
in base64 or gzip is searched, too: an encoding hides nothing.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: db.service
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name db -e POSTGRES_PASSWORD=h4Nx2kPq9 postgres:16.4
                                                                          ^^^^^^^^^ warning secret-in-text: This looks like a password. User-data can be read by every program on the machine, containers included.
    - name: cache.service
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name cache -e CACHE_PASSWORD=cache redis:7.4.1
                                                                          ^^^^^ hint secret-in-text: This looks like a password, and one that is easily guessed.
`,
    `
#cloud-config
write_files:
  - path: /etc/db.env
    encoding: base64
    content: REJfUEFTU1dPUkQ9aDROeDJrUHE5Cg==
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning secret-in-text: This looks like a password. User-data can be read by every program on the machine, containers included.
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: db.service
      command: start
      content: |
        [Service]
        EnvironmentFile=/run/db.env
        ExecStart=/usr/bin/docker run --rm --name db -e POSTGRES_PASSWORD=\${DB_PASSWORD} --env-file /run/db.env postgres:16.4
`,
  ],
  check(analysis, report) {
    const inText = findSecrets(analysis.text);
    for (const { span, what, isLikely } of [...inText, ...inEncodedFiles(analysis, inText)]) {
      if (isFilledIn(analysis, span)) continue;
      const unit = unitAround(analysis, span);
      report({
        message: isLikely
          ? `This looks like ${what}. User-data can be read by every program on the machine, containers included.`
          : `This looks like ${what}, and one that is easily guessed.`,
        span,
        severity: isLikely ? 'warning' : 'hint',
        ...(unit ? { unit: unit.position } : {}),
      });
    }
  },
};

/** What content in base64 or gzip comes to: the content is marked, once for each kind of secret. */
function inEncodedFiles({ config }: Analysis, found: readonly Secret[]): Secret[] {
  return config.files.flatMap((file) => {
    const span = file.content?.node?.span;
    if (!span || !isEncoded(file)) return [];
    if (found.some((one) => one.span.start >= span.start && one.span.end <= span.end)) return [];
    const kinds = new Map(findSecrets(fileText(file) ?? '').map((secret) => [secret.what, secret]));
    return [...kinds.values()].map((secret) => ({ ...secret, span }));
  });
}
