import type { Base64Fault } from '../../cloud-config/base64.ts';
import { encodingNamed } from '../../cloud-config/content-encoding.ts';
import type { Field, FileEntry } from '../../cloud-config/document.ts';
import { type ContentFault, fileContent, isEncoded } from '../../cloud-config/file-content.ts';
import { eolAt } from '../../cloud-config/style.ts';
import type { Span } from '../../text/span.ts';
import { insertion } from '../../text/text-edit.ts';
import type { Fix } from '../diagnostic.ts';
import { scalarFix } from '../fixes.ts';
import type { Finding, Rule } from '../rule.ts';

export const badEncoding: Rule = {
  code: 'bad-encoding',
  severity: 'error',
  summary: 'The content of a file is not what its encoding says.',
  docs: `All contents are decoded before anything is written: one that cannot be keeps the machine from writing any file
and starting any unit. Base64 is that of the standard alphabet, with its padding; line ends in it are passed over, blanks
are not. Of gzip only the header is looked at: when the rest is cut off or damaged, the machine writes what could be
unpacked and says nothing (coreos-cloudinit, \`config/decode.go\`). Base64 of gzip begins with \`H4sI\`.`,
  bad: [
    `
#cloud-config
write_files:
  - path: /etc/one
    encoding: base64
    content: aGVsbG8
                   ^ error bad-encoding: This base64 lacks its padding at the end: the machine cannot decode it, writes no file and starts no unit.
  - path: /etc/two
    encoding: b64
    content: aGVs-G8_
                 ^ error bad-encoding: "-" belongs to the alphabet of base64 for URLs: the machine cannot decode it, writes no file and starts no unit.
  - path: /etc/three
    encoding: gzip+base64
    content: aGVsbG8=
             ^^^^^^^^ error bad-encoding: This is no gzip: the machine cannot unpack it, writes no file and starts no unit.
`,
    `
#cloud-config
write_files:
  - path: /etc/two
    encoding: gz+b64
    content: H4sIAAAAAAACA8tIzcnJVyjPL8pJAQ==
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning bad-encoding: This gzip is cut off at its end. The machine does not notice, and writes the 11 bytes it could unpack.
  - path: /etc/three
    encoding: base64
              ^^^^^^ hint bad-encoding: There is no content to decode: the file will be empty.
  - path: /etc/four
    content: H4sIAAAAAAACA8tIzcnJVyjPL8pJAQCFEUoNCwAAAA==
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint bad-encoding: This looks like gzip in base64, and no encoding says so: the machine writes it as it stands.
`,
  ],
  good: [
    `
#cloud-config
write_files:
  - path: /etc/one
    encoding: base64
    content: |
      aGVs
      bG8=
  - path: /etc/two
    encoding: gz+b64
    content: H4sIAAAAAAACA8tIzcnJVyjPL8pJAQCFEUoNCwAAAA==
`,
  ],
  check({ config, target }, report) {
    const isIgnored = target.dialect === 'flatcar' && config.filesField?.keyNode.text.includes('-');
    for (const file of config.files) {
      const finding = judge(config.text, file);
      if (finding) report(isIgnored && !finding.severity ? { ...finding, severity: 'warning' } : finding);
    }
  },
};

function judge(text: string, file: FileEntry): Finding | null {
  const { content, encoding } = file;
  const name = encoding?.text ?? '';
  const named = encodingNamed(name);
  if (!named || (content?.text ?? '').includes('$')) return null;
  if (!isEncoded(file)) return judgeUnencoded(text, file);
  if (!content?.text && encoding?.node && !named.gzip) {
    const message = 'There is no content to decode: the file will be empty.';
    return { message, span: encoding.node.span, severity: 'hint' };
  }
  const span = content?.node?.span ?? encoding?.node?.span ?? file.item.span;
  const result = fileContent(file);
  if ('fault' in result) return judgeFault(result.fault, content, span);
  const { damage, bytes } = result;
  if (damage === null || damage === 'too-long') return null;
  const what = damage === 'cut-off' ? 'cut off at its end' : 'damaged';
  const length = `${bytes.length} ${bytes.length === 1 ? 'byte' : 'bytes'}`;
  return {
    message: `This gzip is ${what}. The machine does not notice, and writes the ${length} it could unpack.`,
    span,
    severity: 'warning',
  };
}

function judgeFault(fault: ContentFault, content: Field | null, span: Span): Finding | null {
  if (fault.kind === 'unknown-encoding') return null;
  if (fault.kind === 'no-gzip') {
    return { message: `This is no gzip: the machine cannot unpack it, ${CONSEQUENCE}`, span };
  }
  const { base64 } = fault;
  const node = content?.node;
  if (node?.kind !== 'scalar' || node.type === 'binary') {
    return { message: `This is no base64: the machine cannot decode it, ${CONSEQUENCE}`, span };
  }
  const at = Math.min(base64.at, Math.max(0, node.text.trimEnd().length - 1));
  const { start, end } = node.embedding.toOuter({ start: at, end: at + 1 });
  const { mended } = base64;
  return {
    message: `${reasonOf(base64, node.text)}: the machine cannot decode it, ${CONSEQUENCE}`,
    span: { start, end },
    fixes: () => (mended === null ? [] : scalarFix('Write it as base64 that can be decoded', node, mended)),
  };
}

const CONSEQUENCE = 'writes no file and starts no unit.';

function reasonOf({ kind, at, mended }: Base64Fault, text: string): string {
  const character = JSON.stringify(text[at] ?? '');
  switch (kind) {
    case 'url-alphabet':
      return `${character} belongs to the alphabet of base64 for URLs`;
    case 'blank':
      return 'A blank stands in this base64';
    case 'character':
      return `${character} does not belong in base64`;
    case 'padding':
      return mended === null ? 'This base64 is cut off' : 'This base64 lacks its padding at the end';
  }
}

/** The first bytes of gzip with nothing but the time set, in base64. */
const GZIP_IN_BASE64 = /^H4sI[A-Za-z0-9+/\s]{8,}={0,2}\s*$/;

function judgeUnencoded(text: string, { content }: FileEntry): Finding | null {
  if (content?.node?.kind !== 'scalar' || !GZIP_IN_BASE64.test(content.text ?? '')) return null;
  return {
    message: 'This looks like gzip in base64, and no encoding says so: the machine writes it as it stands.',
    span: content.node.span,
    severity: 'hint',
    fixes: () => encodingFix(text, content),
  };
}

function encodingFix(text: string, { keyNode, pair }: Field): readonly Fix[] {
  const { start } = pair.span;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (keyNode.span.start !== start || !/^[ -]*$/.test(text.slice(lineStart, start))) return [];
  const newText = `encoding: gz+b64${eolAt(text, start)}${' '.repeat(start - lineStart)}`;
  return [{ title: 'Add encoding: gz+b64', edits: [insertion(start, newText)] }];
}
