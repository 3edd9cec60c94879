import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type InspectorSubject, inspectorView, type UnitCard } from './inspector-view.ts';
import {
  joinPort,
  joinVariable,
  joinVolume,
  splitPort,
  splitVariable,
  splitVolume,
} from './inspector-view-container.ts';

const run = '--rm --name web -p 8080:80 -p 443:443/tcp -e A=1 -v /srv:/data:ro --link db --memory 512m';
const document = `#cloud-config
coreos:
  units:
    - name: docker-web.service
      command: start
      drop_ins:
        - name: 10-limits.conf
          content: |
            [Service]
            LimitNOFILE=4096
      content: |
        [Unit]
        Requires=docker-db.service
        [Service]
        Restart=always
        ExecStartPre=/usr/bin/docker load -i /home/core/web.tar
        ExecStart=/usr/bin/docker run ${run} nginx:1.27 nginx -g "daemon off;"
    - name: docker-db.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --name db postgres:16
write_files:
  - path: /opt/bin/clean.sh
    permissions: "0755"
    content: |
      #!/bin/sh
`;

function view(subject: Partial<InspectorSubject>, diagnostics: readonly Diagnostic[] = [], text = document) {
  return inspectorView(analyze(text), diagnostics, { units: [], files: [], edges: [], ...subject });
}

function at(words: string): Diagnostic {
  const start = document.indexOf(words);
  const span = { start, end: start + words.length };
  return { code: 'x', severity: 'error', message: words, span, related: [], fixes: [], unit: 0 };
}

function web(diagnostics: readonly Diagnostic[] = []): UnitCard {
  return view({ units: [0] }, diagnostics) as UnitCard;
}

describe('the form of a container', () => {
  const { container } = web();

  test('has its names, image and command', () => {
    expect(container?.name.value).toBe('web');
    expect(container?.image.value).toBe('nginx:1.27');
    expect(container?.command.value).toBe('nginx -g "daemon off;"');
    expect(container?.restart.value).toBe('always');
  });

  test('says where the image comes from', () =>
    expect(container?.imageSource).toEqual({ policy: 'load', tarball: '/home/core/web.tar' }));

  test('sorts flags into rows, the rest in the order written', () => {
    expect(container?.ports.map(({ value }) => value)).toEqual(['8080:80', '443:443/tcp']);
    expect(container?.environment.map(({ value }) => value)).toEqual(['A=1']);
    expect(container?.volumes.map(({ value }) => value)).toEqual(['/srv:/data:ro']);
    expect(container?.otherFlags.map(({ flag }) => flag)).toEqual(['rm', 'memory']);
  });

  test('knows the other values of a flag, which an edit must give back', () => {
    const [, second] = container?.ports ?? [];
    expect(second?.occurrence).toBe(1);
    expect(second?.siblings).toEqual(['8080:80', '443:443/tcp']);
  });

  test('places every value in the document', () => {
    const { span } = container?.image ?? {};
    expect(span && document.slice(span.start, span.end)).toBe('nginx:1.27');
    const [port] = container?.ports ?? [];
    expect(port?.span && document.slice(port.span.start, port.span.end)).toBe('-p 8080:80');
  });

  test('gives each field the findings that lie in it, and apart those that lie in none', () => {
    const { container: form, elsewhere } = web([at('8080:80'), at('--link db')]);
    expect(form?.ports.map(({ diagnostics }) => diagnostics.length)).toEqual([1, 0]);
    expect(form?.image.diagnostics).toEqual([]);
    expect(elsewhere).toEqual([at('--link db')]);
  });
});

test('lines of a drop-in say where they stand', () => {
  expect(web().entry?.dropIns.map(({ value }) => value)).toEqual(['10-limits.conf']);
  const dropIn = web().sections.find(({ from }) => from === '10-limits.conf');
  expect(dropIn?.rows.map(({ key, from, readOnly }) => [key, from, readOnly])).toEqual([
    ['LimitNOFILE', '10-limits.conf', null],
  ]);
});

test('the line that runs the container is not shown twice', () => {
  const keys = web().sections.flatMap(({ rows }) => rows.map(({ key }) => key));
  expect(keys).not.toContain('ExecStart');
  expect(keys).toContain('ExecStartPre');
});

test('an encoded unit is read-only, with the reason', () => {
  const encoded = `#cloud-config
write_files:
  - path: /etc/systemd/system/web.service
    encoding: base64
    content: W1NlcnZpY2VdCkV4ZWNTdGFydD0vdXNyL2Jpbi9kb2NrZXIgcnVuIG5naW54Cg==
`;
  const card = view({ units: [0] }, [], encoded) as UnitCard;
  expect(card.container?.image.value).toBe('nginx');
  expect(card.container?.image.readOnly).toContain('encoded');
});

test('an edge shows the lines behind it and what is missing', () => {
  const card = view({ edges: ['0>1'] });
  if (card?.card !== 'edge') throw new Error('no edge');
  expect(card.kind).toBe('link');
  expect(card.mentions.map(({ kind, line }) => [kind, line])).toEqual([
    ['Requires', 13],
    ['link', 17],
  ]);
  expect(card.missing).toEqual(['After']);
  expect(card.choices).toContain('network');
});

test('a file has its fields', () => {
  const card = view({ files: [0] });
  if (card?.card !== 'file') throw new Error('no file');
  expect([card.path.value, card.permissions.value, card.owner.value]).toEqual([
    '/opt/bin/clean.sh',
    '0755',
    '',
  ]);
});

test('several things are counted, not shown one by one', () => {
  expect(view({ units: [0, 1], files: [0] })?.card).toBe('many');
  expect(view({ units: [7] })).toBeNull();
});

describe('the parts of a row', () => {
  test.each(['8080:80', '80', '127.0.0.1:80:80/udp', '[::1]:80:80', '$PORT:80', '8000-8010:8000-8010', ''])(
    'of the port %j give it back',
    (text) => expect(joinPort(splitPort(text))).toBe(text),
  );
  test.each(['/a:/b', '/a', 'name:/b:ro,Z', '/a:/b:rw:odd', ''])('of the volume %j give it back', (text) =>
    expect(joinVolume(splitVolume(text))).toBe(text),
  );
  test.each(['A=1', 'A=', 'A', 'A=b=c', ''])('of the variable %j give it back', (text) =>
    expect(joinVariable(splitVariable(text))).toBe(text),
  );
});

test('an edge has the findings on the words it rests on', () => {
  const [edge] = analyze(document).graph.edges;
  const found = [at('docker-db.service'), at('--link db'), at('8080:80')];
  expect(view({ edges: [edge?.id ?? ''] }, found)).toMatchObject({ card: 'edge', diagnostics: [found[0]] });
});
