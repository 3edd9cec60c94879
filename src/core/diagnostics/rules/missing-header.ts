import type { Analysis } from '../../analysis.ts';
import { eolAt } from '../../cloud-config/style.ts';
import type { Span } from '../../text/span.ts';
import { deletion, insertion, replacement, type TextEdit } from '../../text/text-edit.ts';
import { otherFormat } from '../other-format.ts';
import type { Rule } from '../rule.ts';

export const missingHeader: Rule = {
  code: 'missing-header',
  severity: 'error',
  summary: 'The first line is not `#cloud-config`.',
  docs: `The machine tells a cloud-config by its first line, which is exactly \`#cloud-config\`, with nothing but
blanks behind it. A blank line or a byte order mark before it, other case, or \`# cloud-config\` will not do: the whole
text is then taken for something else and ignored. Lines end at LF: where they end at CR alone, as on an old Macintosh,
all of the text is the first line (coreos-cloudinit, \`config.IsCloudConfig\`).`,
  judgesUnreadable: true,
  bad: [
    `
coreos:
^^^^^^^ error missing-header: The first line is not #cloud-config, so the machine does not take this text for a cloud-config and ignores it.
  units: []
`,
    `
# cloud-config
^^^^^^^^^^^^^^ error missing-header: The first line is not #cloud-config, so the machine does not take this text for a cloud-config and ignores it. It is written without a blank, in lower case.
hostname: web
`,
    `
# This is our web server.
^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-header: The first line is not #cloud-config, so the machine does not take this text for a cloud-config and ignores it. It stands on line 2.
#cloud-config
hostname: web
`,
    `
#cloud-config for the web server
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-header: The first line is not #cloud-config, so the machine does not take this text for a cloud-config and ignores it. Nothing else may stand on that line.
hostname: web
`,
  ],
  good: ['#cloud-config\nhostname: web\n', '', '#!/bin/sh\n'],
  check(analysis, report) {
    const { text, config } = analysis;
    if (config.header || text === '' || otherFormat(analysis)) return;
    const line = firstLine(text);
    if (config.opaque.some((part) => part.span.start <= line.end)) return;
    const { hint, title, edits } = causeOf(analysis);
    report({
      message: `The first line is not #cloud-config, so the machine does not take this text for a cloud-config and ignores it.${hint}`,
      span: line,
      fixes: () => [{ title, edits }],
    });
  },
};

interface Cause {
  /** To go on with behind the message. */
  readonly hint: string;
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

const HEADER = '#cloud-config';

/** A header that almost is one. */
const MISSPELT = /^#[ \t]*cloud[-_ ]config\b/i;

function causeOf({ text, lines, target }: Analysis): Cause {
  if (/^#cloud-config[ \t]*\r(?!\n)/.test(text)) {
    return {
      hint: ' The lines end in CR alone, which the machine takes for no line end.',
      title: 'End lines in LF',
      edits: [...text.matchAll(/\r(?!\n)/g)].map(({ index }) =>
        replacement({ start: index, end: index + 1 }, '\n'),
      ),
    };
  }
  const before = /^\ufeff?\s*/.exec(text)?.[0] ?? '';
  const rest = text.slice(before.length);
  const [word = ''] = MISSPELT.exec(rest) ?? [];
  if (word !== '') {
    const wordEnd = before.length + word.length;
    const behind = /^[^\r\n]*/.exec(text.slice(wordEnd))?.[0] ?? '';
    const comment = behind.trim() === '' ? '' : `${eolAt(text, wordEnd)}#${behind.replace(/^[ \t]*#?/, ' ')}`;
    return {
      hint: hintAbout(before, word, behind),
      title: `Write ${HEADER}`,
      edits: [replacement({ start: 0, end: wordEnd + behind.length }, HEADER + comment)],
    };
  }
  const later = /^#cloud-config[ \t]*$/m.exec(text);
  if (later && /^(?:[ \t]*(?:#.*|---)?[\r\n])*$/.test(text.slice(0, later.index))) {
    const { line } = lines.positionAt(later.index);
    const edits = [insertion(0, `${HEADER}${eolAt(text, 0)}`), deletion(lines.fullLineSpan(line))];
    return { hint: ` It stands on line ${line}.`, title: `Move ${HEADER} to the first line`, edits };
  }
  const isArchive = /^(?:content-type|mime-version):/i.test(text);
  const noArchives =
    target.dialect === 'coreos'
      ? ' CoreOS Container Linux knows no MIME archives.'
      : ' A MIME archive has the content type multipart/mixed and a blank line behind its headers.';
  return {
    hint: isArchive ? noArchives : '',
    title: `Add ${HEADER}`,
    edits: [insertion(0, `${HEADER}${eolAt(text, 0)}`)],
  };
}

function hintAbout(before: string, word: string, behind: string): string {
  if (word !== HEADER) return ' It is written without a blank, in lower case.';
  if (before === '\ufeff') return ' A byte order mark stands before it.';
  if (before !== '') return ' Blanks stand before it.';
  return behind.trim() === '' ? '' : ' Nothing else may stand on that line.';
}

function firstLine(text: string): Span {
  const end = text.search(/[\r\n]/);
  return { start: 0, end: end < 0 ? text.length : end };
}
