import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { everyProblem, type ProblemFilter } from './problem-filter.ts';
import { type ProblemSubject, problemsView } from './problems-view.ts';

const document = `#cloud-config
hostnme: web
coreos:
  units:
    - name: docker-db.service
      comand: start
      command: start
      content: |
        [Unit]
        Author=Me
        [Service]
        ExecStart=/usr/bin/docker run --rm --name db postgres:16
    - name: docker-api.service
      command: start
      content: |
        [Unit]
        Requires=docker-cache.service
        Requires=docker-db.service
        After=docker-db.service
        [Service]
        Restart=allways
        ExecStart=/usr/bin/docker run --rm --name api acme/api:1.4
write_files:
  - path: relative
    content: hello
    ownner: root
`;
const analysis = analyze(document);
const all = diagnose(analysis);
const nothing: ProblemSubject = { units: [], files: [], edges: [] };

const view = (filter: Partial<ProblemFilter> = {}, subject: Partial<ProblemSubject> = {}) =>
  problemsView(analysis, all, { ...everyProblem, ...filter }, { ...nothing, ...subject });

function check(filter: Partial<ProblemFilter>, subject: Partial<ProblemSubject>, expected: string[]): void {
  expect(
    view(filter, subject).groups.flatMap(({ label, found }) => found.map(({ code }) => `${label}: ${code}`)),
  ).toEqual(expected);
}

describe('the list of problems', () => {
  test('begins with the document, then goes by unit and file', () => {
    expect(view().groups.map(({ label, icon }) => `${label} ${icon}`)).toEqual([
      'The document null',
      'db container',
      'api container',
      'relative file',
    ]);
    expect(view().shown).toBe(all.length);
  });

  test('is filtered by words of message, code or unit', () => {
    check({ text: 'HOSTNME' }, {}, ['The document: unknown-key']);
    check({ text: 'docker-db directive' }, {}, ['db: unknown-directive']);
    check({ text: 'nowhere' }, {}, []);
  });

  test('is filtered by severity and by rule', () => {
    expect(view({ severities: ['error'] }).groups.flatMap(({ found }) => found)).toEqual(
      all.filter(({ severity }) => severity === 'error'),
    );
    check({ code: 'unknown-key' }, {}, [
      'The document: unknown-key',
      'db: unknown-key',
      'relative: unknown-key',
    ]);
  });

  test('is filtered by what is selected, as long as something is', () => {
    check({ ofSelection: true, code: 'unknown-key' }, { files: [0] }, ['relative: unknown-key']);
    check({ ofSelection: true, code: 'unknown-directive' }, { units: [0] }, ['db: unknown-directive']);
    expect(view({ ofSelection: true }).shown).toBe(all.length);
    expect(view({}, { units: [0] }).ofSelection).toBeGreaterThan(0);
  });

  test('takes the words of an edge for what concerns it', () => {
    const edge = analysis.graph.edges.find(
      ({ to }) => analysis.machine.units[to]?.name === 'docker-cache.service',
    );
    check({ ofSelection: true, code: 'unknown-unit' }, { edges: [edge?.id ?? ''] }, ['api: unknown-unit']);
  });

  test('counts severities and rules as the other parts of the filter leave them', () => {
    const { bySeverity, byCode } = view({ code: 'unknown-key', severities: ['error'] });
    expect(bySeverity).toEqual({ error: 0, warning: 3, info: 0, hint: 0 });
    expect(byCode.map(({ code }) => code)).not.toContain('unknown-key');
    expect(view().byCode[0]).toEqual({ code: 'unknown-key', count: 3 });
  });
});
