import type { Analysis } from '../../analysis.ts';
import { fileText, isEncoded } from '../../cloud-config/file-content.ts';
import { deletion, insertion } from '../../text/text-edit.ts';
import type { Finding, Rule } from '../rule.ts';

export const addressVariable: Rule = {
  code: 'address-variable',
  severity: 'warning',
  summary: 'A `$private_ipv4` or `$public_ipv4` that will not become an address.',
  docs: `Before it reads the YAML, coreos-cloudinit replaces \`$private_ipv4\`, \`$public_ipv4\`, \`$private_ipv6\` and
\`$public_ipv6\` wherever they stand in the text, units, files and comments included, and within longer words as well;
\`\\$private_ipv4\` stays. \`\${private_ipv4}\` is not replaced, nor is anything in content that stands encoded. The values
come from the platform's metadata, else from \`COREOS_PRIVATE_IPV4\` and its like in the environment of
coreos-cloudinit; an address that neither knows is replaced by nothing. EC2's metadata has no IPv6 address
(coreos-cloudinit, \`initialize/env.go\`, \`datasource/metadata/ec2\`).`,
  bad: [
    `
#cloud-config
write_files:
  - path: /etc/node.env
    content: |
      ADDRESS=\${private_ipv4}
              ^^^^^^^^^^^^^^^ warning address-variable: With braces this is not replaced: the machine knows $private_ipv4.
      NAME=$private_ipv4_node
           ^^^^^^^^^^^^^ hint address-variable: The machine replaces $private_ipv4 here, too, within a longer word.
      SIX=$public_ipv6
          ^^^^^^^^^^^^ info address-variable: EC2's metadata has no IPv6 address, so this is replaced by nothing.
      BOTH=$public_ipv4$public_ipv4
                       ^^^^^^^^^^^^ warning address-variable: Directly behind another one this is not replaced.
  - path: /etc/other.env
    encoding: base64
    content: QUREUkVTUz0kcHJpdmF0ZV9pcHY0Cg==
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info address-variable: This content holds $private_ipv4, which is not replaced because it stands encoded.
`,
  ],
  good: [
    `
#cloud-config
write_files:
  - path: /etc/node.env
    content: |
      ADDRESS=$private_ipv4:2380
      PRICE=\\$public_ipv6
# \${private_ipv4}
`,
  ],
  check(analysis, report) {
    const { text } = analysis;
    if (!/_ipv[46]/.test(text)) return judgeEncoded(analysis, report);
    const seen = new Set<string>();
    for (const match of text.matchAll(TOKENS)) {
      const finding = judgeToken(analysis, match, seen);
      if (finding) report(finding);
    }
    judgeEncoded(analysis, report);
  },
};

const TOKENS = /(?<!\\)\$(?:\{((?:public|private)_ipv[46])\}|((?:public|private)_ipv[46])(\w?))/g;

function judgeToken(
  { text, target }: Analysis,
  { index, 0: token, 1: braced, 2: bare = '', 3: behind }: RegExpMatchArray & { index: number },
  seen: Set<string>,
): Finding | null {
  if (/^[ \t]*#/.test(text.slice(text.lastIndexOf('\n', index - 1) + 1, index))) return null;
  const span = { start: index, end: index + token.length - (behind?.length ?? 0) };
  if (braced !== undefined) {
    if (isDefinedElsewhere(text, braced)) return null;
    return {
      message: `With braces this is not replaced: the machine knows $${braced}.`,
      span,
      fixes: () => [
        {
          title: `Change to $${braced}`,
          edits: [
            deletion({ start: index + 1, end: index + 2 }),
            deletion({ start: span.end - 1, end: span.end }),
          ],
        },
      ],
    };
  }
  if (text.slice(0, index).endsWith(`$${bare}`)) {
    return { message: 'Directly behind another one this is not replaced.', span };
  }
  if (behind) {
    const message = `The machine replaces $${bare} here, too, within a longer word.`;
    return {
      message,
      span,
      severity: 'hint',
      fixes: () => [{ title: `Keep it with a backslash`, edits: [insertion(index, '\\')] }],
    };
  }
  if (seen.has(bare)) return null;
  seen.add(bare);
  if (target.platform === 'ec2' && bare.endsWith('6')) {
    const message = "EC2's metadata has no IPv6 address, so this is replaced by nothing.";
    return { message, span, severity: 'info' };
  }
  return null;
}

/** Set by a shell or a unit, or one of several that some template fills in. */
function isDefinedElsewhere(text: string, name: string): boolean {
  if (new RegExp(`\\b${name}=`).test(text)) return true;
  return [...text.matchAll(/\$\{([a-z]\w*)\}/g)].some(
    ([, other = '']) => !/^(?:public|private)_ipv[46]$/.test(other),
  );
}

function judgeEncoded({ config }: Analysis, report: (finding: Finding) => void): void {
  for (const file of config.files) {
    if (!isEncoded(file) || !file.content?.node) continue;
    const token = /(?<!\\)\$(?:public|private)_ipv[46]\b/.exec(fileText(file) ?? '')?.[0];
    if (token === undefined) continue;
    report({
      message: `This content holds ${token}, which is not replaced because it stands encoded.`,
      span: file.content.node.span,
      severity: 'info',
    });
  }
}
