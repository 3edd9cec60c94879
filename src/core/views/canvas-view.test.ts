import { describe, expect, it } from 'vitest';
import type { Analysis } from '../analysis.ts';
import { analyze } from '../analyze.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Edge } from '../graph/graph.ts';
import { type CanvasView, canvasView } from './canvas-view.ts';
import { shorten, twoLines } from './canvas-view-card.ts';
import { linesOf } from './canvas-view-edge.ts';

const ELASTIC = unit('docker-elastic', [
  'After=docker.service',
  'Requires=docker.service',
  '[Service]',
  'ExecStart=/usr/bin/docker run --rm --name elastic -p 9200:9200 -v /srv/es:/data elasticsearch:2.4.6',
]);
const FLUENTD = unit('docker-fluentd', [
  'After=docker.service docker-elastic.service',
  'Requires=docker-elastic.service',
  '[Service]',
  'ExecStart=/usr/bin/docker run --name fluentd --link elastic -p 24224:24224/udp -v /a:/a -v /b:/b fluent:latest',
]);

function unit(name: string, lines: readonly string[]): string {
  return [
    `    - name: ${name}.service`,
    '      content: |',
    ...['[Unit]', ...lines].map((line) => `        ${line}`),
  ].join('\n');
}

function read(...entries: readonly string[]): Analysis {
  return analyze(`#cloud-config\ncoreos:\n  units:\n${entries.join('\n')}\n`);
}

function view(...entries: readonly string[]): CanvasView {
  return canvasView(read(...entries), []);
}

/** A card as `title | subtitle | chips`. */
function check(entry: string, expected: string): void {
  const card = view(entry).nodes[0];
  const subtitle = card?.subtitle ? `${card.subtitle.lead}${card.subtitle.tail}` : '';
  expect(`${card?.title} | ${subtitle} | ${card?.chips.join(' ')}`).toBe(expected);
}

describe('cards', () => {
  it('show name, image, ports and mounts of a container', () =>
    check(ELASTIC, 'elastic | elasticsearch:2.4.6 | :9200 /srv/es'));
  it('count several mounts and name UDP', () =>
    check(FLUENTD, 'fluentd | fluent:latest | :24224/udp 2 mounts'));
  it('keep the tag of a long image readable', () =>
    check(
      unit('x', [
        '[Service]',
        'ExecStart=/bin/docker run --name x registry.example.com:5000/team/product/api:1.9.3',
      ]),
      'x | …/team/product/api:1.9.3 | ',
    ));
  it('show the program of a service without its folder', () =>
    check(
      unit('tidy', ['[Service]', 'Type=oneshot', 'ExecStart=/usr/bin/find /tmp -delete']),
      'tidy | find /tmp -delete | oneshot',
    ));
  it('show the script of a shell', () =>
    check(unit('s', ['[Service]', "ExecStart=/bin/sh -c 'echo hi'"]), 's | echo hi | '));
  it('say of a service what its description says', () =>
    check(
      unit('fetch', [
        'Description=Fetch images and configuration from S3',
        '[Service]',
        "ExecStart=/bin/sh -c 'test -s a || { curl -o a https://b.example/a; }'",
      ]),
      'fetch | Fetch images and… | ',
    ));
  it('show whole words of a long command', () =>
    check(
      unit('c', ['[Service]', 'ExecStart=/usr/bin/curl -sSL -o /a https://example.com/bundle']),
      'c | curl -sSL -o /a … | ',
    ));
  it('show the first command of a script', () =>
    check(unit('s', ['[Service]', "ExecStart=/bin/sh -c 'echo hi && echo ho'"]), 's | echo hi … | '));
  it('name a script that begins with a condition', () =>
    check(unit('s', ['[Service]', "ExecStart=/bin/sh -c 'if true; then echo; fi'"]), 's | shell script | '));
  it('show when a timer runs', () =>
    check(
      '    - name: t.timer\n      content: |\n        [Unit]\n        Description=Daily\n        [Timer]\n        OnCalendar=daily',
      't.timer | daily | timer',
    ));
  it('count the chips that do not fit', () =>
    check(
      unit('p', [
        '[Service]',
        'ExecStart=/bin/docker run --name p -p 1001:1 -p 1002:2 -p 1003:3 -p 1004:4 -p 1005:5 a',
      ]),
      'p | a | :1001 :1002 :1003 +2',
    ));
  it('have unlike titles where names repeat', () => {
    const titles = view(
      '    - name: etcd.service\n      command: stop',
      '    - name: etcd.service\n      command: start',
    ).nodes;
    expect(titles.map(({ title }) => title)).toEqual(['etcd.service', 'etcd.service (2)']);
  });
});

describe('stock units', () => {
  it('are hidden where everything names them', () => {
    expect(view(ELASTIC).nodes.map(({ title }) => title)).toEqual(['elastic']);
  });
  it('are drawn where a unit names another', () => {
    const nodes = view(unit('x', ['After=etcd2.service', '[Service]', 'ExecStart=/bin/true'])).nodes;
    expect(nodes.map(({ title, kind }) => `${title} ${kind}`)).toEqual(['x service', 'etcd2 stock']);
  });
});

describe('edges', () => {
  it('carry the lines they rest on', () => {
    const analysis = read(ELASTIC, FLUENTD);
    const [edge] = canvasView(analysis, []).edges;
    expect(edge?.kind).toBe('link');
    expect(edge?.fault).toBeNull();
    const written = analysis.graph.edges[edge?.index ?? -1] as Edge;
    expect(
      linesOf(written, analysis)
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(['--link elastic', 'After=docker-elastic.service', 'Requires=docker-elastic.service']);
  });
  it('say which half is missing', () => {
    const half = FLUENTD.replace('Requires=docker-elastic.service', 'X=1');
    expect(view(ELASTIC, half).edges[0]?.fault).toEqual({
      severity: 'warning',
      reason: 'fluentd has no Requires= for elastic.',
    });
  });
  it('say that they are part of a circle', () => {
    const back = ELASTIC.replace('After=docker.service', 'After=docker-fluentd.service');
    expect(view(back, FLUENTD).edges.map(({ fault }) => fault?.severity)).toEqual(['error', 'error']);
  });
});

describe('findings on an edge', () => {
  function fault(...found: readonly Partial<Diagnostic>[]): string {
    const analysis = read(ELASTIC, FLUENTD);
    const words = analysis.text.indexOf(
      'docker-elastic.service',
      analysis.text.indexOf('After=docker.service d'),
    );
    const diagnostics = found.map(
      (one): Diagnostic => ({
        code: 'x',
        severity: 'warning',
        message: 'x',
        span: { start: words, end: words + 6 },
        related: [],
        fixes: [],
        unit: 1,
        ...one,
      }),
    );
    const [edge] = canvasView(analysis, diagnostics).edges;
    return edge?.fault ? `${edge.fault.severity}: ${edge.fault.reason}` : 'none';
  }
  it('are its fault where they lie on its words', () =>
    expect(fault({ message: 'a' }, { message: 'b' })).toBe('warning: a'));
  it('count by the gravest', () =>
    expect(fault({ message: 'a' }, { message: 'b', severity: 'error' })).toBe('error: b'));
  it('do not count when they are hints, or lie elsewhere', () =>
    expect(fault({ severity: 'hint' }, { span: { start: 0, end: 3 } })).toBe('none'));
});

it('counts findings on the card they are about', () => {
  const found: Diagnostic = {
    code: 'x',
    severity: 'warning',
    message: 'x',
    span: { start: 0, end: 1 },
    related: [],
    fixes: [],
    unit: 0,
  };
  const [card] = canvasView(analyze(`#cloud-config\ncoreos:\n  units:\n${ELASTIC}\n`), [found]).nodes;
  expect([card?.severity, card?.findings]).toEqual(['warning', 1]);
});

it('leaves out the middle of what is too long', () => {
  expect(shorten('abcdefghijklmnop', 9)).toBe('abcd…mnop');
});

describe('a long name on two lines', () => {
  function check(name: string, ...lines: readonly string[]): void {
    expect(twoLines(name, 10)).toEqual(lines);
  }
  it('takes one where that does', () => check('cassandra', 'cassandra'));
  it('breaks after a separator', () => check('nginx-exporter', 'nginx-', 'exporter'));
  it('breaks after the one nearest to the middle', () => check('a-log-shipper-b', 'a-log-', 'shipper-b'));
  it('breaks in the middle where there is none', () => check('elasticsearch', 'elastic', 'search'));
  it('keeps both ends of what is longer still', () =>
    check('svc13-with-a-very-long-name-that-goes-on', 'svc13-wit…', 'at-goes-on'));
});
