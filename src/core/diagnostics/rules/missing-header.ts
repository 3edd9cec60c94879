import type { Span } from '../../text/span.ts';
import { insertion, replacement } from '../../text/text-edit.ts';
import type { Fix } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

export const missingHeader: Rule = {
  code: 'missing-header',
  severity: 'error',
  summary: 'The first line is not `#cloud-config`.',
  docs: `The machine tells a cloud-config by its first line, which is exactly \`#cloud-config\`, with nothing but
blanks behind it. A blank line or a byte order mark before it, other case, or \`# cloud-config\` will not do: the whole
text is then taken for something else and ignored (coreos-cloudinit, \`config.IsCloudConfig\`).`,
  judgesUnreadable: true,
  bad: [
    `
coreos:
^^^^^^^ error missing-header: The first line is not #cloud-config, so the machine does not take this text for a cloud-config and ignores it.
  units: []
`,
    `
# cloud-config
^^^^^^^^^^^^^^ error missing-header: The first line is not #cloud-config…
hostname: web
`,
  ],
  good: ['#cloud-config\nhostname: web\n', ''],
  check({ text, config }, report) {
    if (config.header || text === '' || OTHER_FORMAT.test(text)) return;
    const line = firstLine(text);
    if (config.opaque.some((part) => part.span.start <= line.end)) return;
    report({
      message:
        'The first line is not #cloud-config, so the machine does not take this text for a cloud-config and ignores it.',
      span: line,
      fixes: () => [fixOf(text)],
    });
  },
};

/** A script, a MIME archive or JSON: coreos-cloudinit takes those, too. */
const OTHER_FORMAT = /^(?:#!|content-type:|mime-version:|\s*\{)/i;

/** A header that almost is one, with what stands before it. */
const MISSPELT = /^\ufeff?\s*#[ \t]*cloud[-_ ]config\b[^\n]*/i;

function firstLine(text: string): Span {
  const end = text.search(/[\r\n]/);
  return { start: 0, end: end < 0 ? text.length : end };
}

function fixOf(text: string): Fix {
  const misspelt = MISSPELT.exec(text)?.[0].replace(/\r$/, '');
  return misspelt
    ? {
        title: 'Write #cloud-config',
        edits: [replacement({ start: 0, end: misspelt.length }, '#cloud-config')],
      }
    : { title: 'Add #cloud-config', edits: [insertion(0, '#cloud-config\n')] };
}
