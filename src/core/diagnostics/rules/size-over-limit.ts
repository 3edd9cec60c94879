import type { Rule } from '../rule.ts';

export const sizeOverLimit: Rule = {
  code: 'size-over-limit',
  severity: 'warning',
  summary: 'The document is larger than the platform takes, or nearly so.',
  docs: `EC2 takes 16,384 bytes of user data, counted before base64 (Amazon EC2 User Guide, "Run commands when you launch
an EC2 instance with user data input"). The machine unpacks gzip, so a document that is compressed first may be several
times as long (coreos-cloudinit, \`decompressIfGzip\`).`,
  bad: [
    `
#cloud-config
^^^^^^^^^^^^^ info size-over-limit: The document takes 15,051 of the 16,384 bytes that EC2 accepts.
# ${'x'.repeat(15_034)}
`,
    `
#cloud-config
^^^^^^^^^^^^^ warning size-over-limit: The document has 17,017 bytes; EC2 accepts 16,384. Compressed with gzip it may fit.
# ${'x'.repeat(17_000)}
`,
  ],
  good: ['#cloud-config\n'],
  check({ text, target }, report) {
    if (target.platform !== 'ec2' || text.length * MOST_BYTES_PER_UNIT < EC2_LIMIT * NEARLY) return;
    const bytes = new TextEncoder().encode(text).length;
    if (bytes < EC2_LIMIT * NEARLY) return;
    const lineEnd = text.search(/[\r\n]/);
    const isOver = bytes > EC2_LIMIT;
    report({
      message: isOver
        ? `The document has ${grouped(bytes)} bytes; EC2 accepts ${grouped(EC2_LIMIT)}. Compressed with gzip it may fit.`
        : `The document takes ${grouped(bytes)} of the ${grouped(EC2_LIMIT)} bytes that EC2 accepts.`,
      span: { start: 0, end: lineEnd < 0 ? text.length : lineEnd },
      severity: isOver ? 'warning' : 'info',
    });
  },
};

const EC2_LIMIT = 16_384;
const NEARLY = 0.9;

/** A UTF-16 unit takes up to three bytes in UTF-8. */
const MOST_BYTES_PER_UNIT = 3;

function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
