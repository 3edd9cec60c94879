import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64 } from './base64.ts';
import { fileContent, fileText } from './file-content.ts';
import { gunzip } from './gunzip.ts';
import { readCloudConfig } from './read.ts';

function entry(encoding: string, content: string) {
  const [file] = readCloudConfig(
    `#cloud-config\nwrite_files:\n  - path: /etc/a\n    encoding: ${encoding}\n    content: ${content}\n`,
  ).files;
  if (!file) throw new Error('no file');
  return file;
}

function check(encoding: string, content: string, expected: string) {
  const file = entry(encoding, content);
  const found = fileContent(file);
  if (!('fault' in found))
    expect(`${fileText(file)}${found.damage ? ` ${found.damage}` : ''}`).toBe(expected);
  else if (found.fault.kind !== 'base64') expect(found.fault.kind).toBe(expected);
  else {
    const { at, kind, mended } = found.fault.base64;
    expect(`${kind} at ${at}, meant as ${mended}`).toBe(expected);
    if (mended !== null) expect(decodeBase64(mended)).not.toBeNull();
  }
}

const packed = gzipSync('hello hello hello\n');

describe('the content of a file', () => {
  test('stands as it is, or in base64, or in gzip below that', () => {
    check('', 'a', 'a');
    check('base64', 'aGk=', 'hi');
    check('b64', '"aG\\nk="', 'hi');
    check('gz+b64', packed.toString('base64'), 'hello hello hello\n');
    check('gzip', `!!binary ${packed.toString('base64')}`, 'hello hello hello\n');
    check('""', '!!binary aGk=', 'hi');
  });

  test('is refused where it is none of these', () => {
    check('rot13', 'a', 'unknown-encoding');
    check('BASE64', 'aGk=', 'unknown-encoding');
    check('gz', 'plain', 'no-gzip');
    check('gz+b64', 'aGk=', 'no-gzip');
    check('gz+b64', '', 'no-gzip');
  });

  test('of base64 the first fault is told, with what is probably meant', () => {
    check('base64', 'aGVsbG8', 'padding at 7, meant as aGVsbG8=');
    check('base64', 'aGVs-G8_', 'url-alphabet at 4, meant as aGVs+G8/');
    check('base64', '"aGVs bG8="', 'blank at 4, meant as aGVsbG8=');
    check('base64', '"aGVsbG8= "', 'blank at 8, meant as aGVsbG8=');
    check('base64', 'aGVsb', 'padding at 5, meant as null');
    check('base64', 'aG=k', 'padding at 2, meant as null');
    check('base64', 'h$lo', 'character at 1, meant as null');
  });

  test('of gzip that is cut off there is what could be unpacked', () => {
    check('gz+b64', packed.subarray(0, -4).toString('base64'), 'hello hello hello\n cut-off');
    check('gz+b64', packed.subarray(0, 14).toString('base64'), 'hel cut-off');
  });
});

describe('gzip', () => {
  test('unpacks what was packed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), fc.nat(9), (bytes, level) => {
        expect(gunzip(gzipSync(bytes, { level }), 100_000)).toEqual({ bytes, damage: null });
      }),
      { numRuns: 30 },
    );
  });

  test('tells that an end is missing, wherever it was cut', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, cut) => {
        const whole = gzipSync(text);
        const result = gunzip(whole.subarray(0, 10 + (cut % (whole.length - 10))), 100_000);
        expect(result?.damage).toBe('cut-off');
      }),
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (behind) => {
        const header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
        expect(() => gunzip(Uint8Array.from([...header, ...behind]), 10_000)).not.toThrow();
      }),
    );
  });

  test('gives up what swells beyond the limit', () => {
    const result = gunzip(gzipSync(new Uint8Array(50_000_000)), 1_000_000);
    expect(result?.damage).toBe('too-long');
    expect(result?.bytes.length).toBeLessThan(10_000_000);
  });

  test('goes on with a second member, and stumbles over anything else', () => {
    expect(gunzip(Buffer.concat([packed, packed]), 1000)?.bytes.length).toBe(36);
    expect(gunzip(Buffer.concat([packed, Buffer.from('more to come')]), 1000)?.damage).toBe('damaged');
  });
});
