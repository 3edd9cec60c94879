import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import type { FileEntry } from './document.ts';
import { encodeContent } from './encode-content.ts';
import { fileText } from './file-content.ts';

const ENCODINGS = [
  '',
  'base64',
  'b64',
  'gzip+base64',
  'gz+base64',
  'gzip+b64',
  'gz+b64',
  'gzip',
  'gz',
  'rot13',
];

test('what is encoded is read as the same text, in every encoding that YAML can hold', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ENCODINGS), fc.string({ unit: 'grapheme' }), (encoding, text) => {
      const encoded = encodeContent(text, encoding);
      if (encoded === null) {
        expect(encoding).toMatch(/^gz(ip)?$|rot13/);
        return;
      }
      const document = `write_files:\n- path: /a\n  encoding: "${encoding}"\n  content: ${JSON.stringify(encoded)}\n`;
      expect(fileText(analyze(document).config.files[0] as FileEntry)).toBe(text);
    }),
  );
});

test('the same text gives the same bytes, whatever the time', () =>
  expect(encodeContent('hello\n', 'gzip+base64')).toBe(encodeContent('hello\n', 'gz+b64')));
