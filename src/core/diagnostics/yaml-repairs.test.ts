import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyEdits } from '../text/text-edit.ts';
import { repairsOf } from './yaml-repairs.ts';

/** The body of a document, with what each repair of its first problem makes of it. */
function check(body: string, expected: Readonly<Record<string, string>>) {
  const analysis = analyze(`#cloud-config\n${body}`);
  const [problem] = analysis.config.problems;
  const repairs = problem ? repairsOf(analysis, problem) : [];
  const results = repairs.map(({ title, edits }) => [
    title,
    applyEdits(analysis.text, edits).replace('#cloud-config\n', ''),
  ]);
  expect(Object.fromEntries(results)).toEqual(expected);
}

describe('tabs before a line', () => {
  it('become blanks', () => {
    check('coreos:\n\tunits: []\n\tupdate:\n\t\tgroup: beta\n', {
      'Write 2 blanks for each tab before a line': 'coreos:\n  units: []\n  update:\n    group: beta\n',
    });
  });

  it('become as many as fit the lines around', () => {
    check('coreos:\n    units: []\n\tupdate: {}\n', {
      'Write 4 blanks for each tab before a line': 'coreos:\n    units: []\n    update: {}\n',
    });
  });

  it('stay in texts, where they belong', () => {
    check(
      'write_files:\n  - path: /srv/Makefile\n    content: |\n      all:\n      \ttrue\n\towner: root\n',
      {
        'Write 4 blanks for each tab before a line':
          'write_files:\n  - path: /srv/Makefile\n    content: |\n      all:\n      \ttrue\n    owner: root\n',
      },
    );
  });

  it('are left alone where blanks would not help', () => {
    check('coreos:\n\tunits: [\n', {});
  });
});

describe('a key that occurs twice', () => {
  it('is removed at either place', () => {
    check('hostname: one\nusers: []\nhostname: two\n', {
      'Remove this one': 'hostname: one\nusers: []\n',
      'Remove the one before': 'users: []\nhostname: two\n',
    });
  });

  it('is removed with all below it', () => {
    check('coreos:\n  update:\n    group: beta\n  units: []\n  update:\n    group: alpha\n', {
      'Remove this one': 'coreos:\n  update:\n    group: beta\n  units: []\n',
      'Remove the one before': 'coreos:\n  units: []\n  update:\n    group: alpha\n',
    });
  });

  it('leaves no choice where both say the same', () => {
    check('hostname: one\nhostname: one\n', { 'Remove this one': 'hostname: one\n' });
  });

  it('leaves the dash of a list entry', () => {
    check('users:\n  - name: a\n    name: b\n', {
      'Remove this one': 'users:\n  - name: a\n',
      'Remove the one before': 'users:\n  - name: b\n',
    });
  });
});
