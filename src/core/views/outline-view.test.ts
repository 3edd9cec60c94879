import { expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { outlineView } from './outline-view.ts';

const document = `#cloud-config
coreos:
  units:
    - name: docker-web.service
      content: |
        [Unit]
        After=docker-db.service
        [Service]
        ExecStart=/usr/bin/docker run --name web -p 8080:80 nginx:1.27
    - name: docker-db.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --name db postgres:16
    - name: clean.timer
      content: |
        [Timer]
        OnCalendar=daily
    - name: etcd2.service
      command: start
write_files:
  - path: /opt/bin/clean.sh
    content: echo
`;

function check(query: string, expected: string, diagnostics: readonly Diagnostic[] = []): void {
  const { groups } = outlineView(analyze(document), diagnostics, query);
  const lines = groups.map(
    ({ title, items }) =>
      `${title}: ${items.map(({ label, severity }) => (severity ? `${label} (${severity})` : label)).join(', ')}`,
  );
  expect(lines.join('\n')).toBe(expected);
}

function finding(severity: Diagnostic['severity'], unit: number | null): Diagnostic {
  return { code: 'x', severity, message: '', span: { start: 0, end: 0 }, related: [], fixes: [], unit };
}

test('lists units by wave, then stock units, then files', () =>
  check('', 'Wave 1: db, clean.timer\nWave 2: web\nNot written here: etcd2\nFiles: clean.sh'));
test('finds by name', () => check('CLEAN', 'Wave 1: clean.timer\nFiles: clean.sh'));
test('finds by image', () => check('postgres', 'Wave 1: db'));
test('finds by port', () => check('8080', 'Wave 2: web'));
test('shows the worst finding of a unit', () =>
  check('web', 'Wave 2: web (error)', [finding('warning', 0), finding('error', 0), finding('hint', 0)]));
test('counts units that have an entry', () => {
  const { unitCount, waveCount } = outlineView(analyze(document), []);
  expect({ unitCount, waveCount }).toEqual({ unitCount: 4, waveCount: 2 });
});
test('counts what is about the document as a whole apart', () => {
  const start = document.indexOf('content: echo');
  const inFile = { ...finding('warning', null), span: { start, end: start + 7 } };
  const { ofDocument } = outlineView(analyze(document), [finding('error', null), finding('hint', 0), inFile]);
  expect(ofDocument).toEqual({ severity: 'error', findings: 1 });
});
