import { describe, expect, it } from 'vitest';
import { analyze } from '../../core/analyze.ts';
import { defaultTarget } from '../../core/target.ts';
import { edgeSpans, type Nodes, nodeAt, nodeSpans, selectedText } from './node-places.ts';

const text = `#cloud-config
coreos:
  units:
    - name: a.service
      content: |
        [Unit]
        After=b.service

    - name: b.service
      content: |
        [Service]
        ExecStart=/bin/true
        Environment=docker.service
        [Unit]
        After=docker.service
write_files:
  - path: /etc/motd
    content: hello
`;

/** Ids are unit names and file paths. */
const nodes: Nodes = (() => {
  const shown = analyze(text, defaultTarget);
  return {
    shown,
    unitIds: shown.machine.units.map(({ name }) => name),
    fileIds: shown.machine.files.map(({ path }) => path),
  };
})();

const shownAt = (spans: readonly { start: number; end: number }[]) =>
  spans.map(({ start, end }) => text.slice(start, end).trim().split('\n')[0]);

describe('the node at a place', () => {
  const check = (before: string, expected: string | null) =>
    expect(nodeAt(nodes, text.indexOf(before))).toBe(expected);

  it('is the unit whose entry it is', () => check('After=b', 'a.service'));
  it('is the unit from the start of its first line on', () => check('    - name: b', 'b.service'));
  it('is the file', () => check('hello', '/etc/motd'));
  it('is nothing outside entries', () => check('coreos:', null));
});

describe('the text of a node', () => {
  it('is its entry', () => expect(shownAt(nodeSpans(nodes, 'a.service'))).toEqual(['- name: a.service']));
  it('is the entry of a file', () =>
    expect(shownAt(nodeSpans(nodes, '/etc/motd'))).toEqual(['- path: /etc/motd']));
  it('is where it is named, when it is only named', () =>
    expect(shownAt(nodeSpans(nodes, 'docker.service'))).toEqual(['docker.service']));
  it('is empty for what is gone', () => expect(nodeSpans(nodes, 'gone')).toEqual([]));
});

it('the text of an edge is the words behind it', () =>
  expect(shownAt(edgeSpans(nodes, 'a.service>b.service'))).toEqual(['b.service']));

it('a selection is entries and words', () => {
  const { nodes: entries, words } = selectedText(nodes, {
    nodes: ['b.service', 'docker.service'],
    edges: ['a.service>b.service'],
  });
  expect([shownAt(entries), shownAt(words)]).toEqual([
    ['- name: b.service'],
    ['docker.service', 'b.service'],
  ]);
});
