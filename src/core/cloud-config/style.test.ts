import { describe, expect, test } from 'vitest';
import { sliceSpan } from '../text/span.ts';
import { readCloudConfig } from './read.ts';
import { eolAt, itemLayout, unitItemRange } from './style.ts';

function ranges(text: string): (string | null)[] {
  const config = readCloudConfig(text);
  return config.units.map((entry) => {
    const range = unitItemRange(config, entry);
    return range && sliceSpan(text, range);
  });
}

describe('the lines of an entry', () => {
  test('comment lines touching it belong to it, blank lines do not', () => {
    expect(
      ranges(
        'coreos:\n  units:\n    # first\n    - name: a\n\n    # far\n\n    # near\n    # nearer\n    - name: b # why\n      command: start\n\n',
      ),
    ).toEqual([
      '    # first\n    - name: a\n',
      '    # near\n    # nearer\n    - name: b # why\n      command: start\n',
    ]);
  });
  test('a block scalar ends with its last line, a comment inside it is its own', () => {
    expect(ranges('coreos:\n  units:\n  - content: |\n      a\n      # b\n\n  - name: b')).toEqual([
      '  - content: |\n      a\n      # b\n',
      '  - name: b',
    ]);
  });
  test('CRLF belongs to the line it ends', () => {
    expect(ranges('coreos:\r\n  units:\r\n  - name: a\r\n  - name: b\r\n')).toEqual([
      '  - name: a\r\n',
      '  - name: b\r\n',
    ]);
  });
  test('a dash alone on its line', () => {
    expect(ranges('coreos:\n  units:\n  -\n    name: a\n  -\n')).toEqual(['  -\n    name: a\n', '  -\n']);
  });
  test('flow style has no lines of its own', () => {
    expect(ranges('coreos:\n  units: [{name: a},\n    {name: b}]\n')).toEqual([null, null]);
  });
});

describe('how entries are written', () => {
  const layout = (text: string) => itemLayout(readCloudConfig(text));
  test('an empty document gets the manner of Slipway', () => {
    expect(layout('#cloud-config\n')).toEqual({
      unitsIndent: 2,
      dashIndent: 4,
      keyIndent: 6,
      contentIndent: 8,
      nameStyle: 'double-quoted',
      commandStyle: 'double-quoted',
      keys: ['name', 'command', 'content'],
      blankLines: 0,
      eol: '\n',
    });
  });
  test('otherwise that of most entries', () => {
    const text =
      "coreos:\r\n    units:\r\n    -   name: a\r\n        content: |\r\n            x\r\n        command: 'start'\r\n\r\n    -   name: b\r\n        content: |\r\n            y\r\n        command: 'start'\r\n";
    expect(layout(text)).toEqual({
      unitsIndent: 4,
      dashIndent: 4,
      keyIndent: 8,
      contentIndent: 12,
      nameStyle: 'plain',
      commandStyle: 'single-quoted',
      keys: ['name', 'content', 'command'],
      blankLines: 1,
      eol: '\r\n',
    });
  });
  test('without entries the indent of the keys beside units tells', () => {
    expect(layout('coreos:\n    update:\n        group: beta\n')).toMatchObject({
      unitsIndent: 4,
      dashIndent: 6,
    });
  });
});

test('the line end of a line, else of the one before, else LF', () => {
  expect(eolAt('a\r\nb\nc', 0)).toBe('\r\n');
  expect(eolAt('a\r\nb\nc', 2)).toBe('\r\n');
  expect(eolAt('a\r\nb\nc', 3)).toBe('\n');
  expect(eolAt('a\r\nb', 4)).toBe('\r\n');
  expect(eolAt('a\rb', 0)).toBe('\r');
  expect(eolAt('a', 0)).toBe('\n');
});
