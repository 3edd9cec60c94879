import { describe, expect, test } from 'vitest';
import { analyze } from '../../analyze.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { applyEdits } from '../../text/text-edit.ts';
import { applyIntent } from '../apply-intent.ts';
import { looksLikeSnippet } from './read-snippet.ts';

const empty = '#cloud-config\n';

function added(text: string, document = empty) {
  const result = applyIntent(analyze(document), { do: 'add-docker', text });
  if ('refused' in result) throw new Error(result.reason);
  return { after: analyze(applyEdits(document, result.edits)), notes: result.notes ?? [] };
}

/** Each unit with what it needs, its restart policy and its command line, a line each. */
function check(text: string, expected: string, document = empty): void {
  const { after } = added(text, document);
  const lines = after.machine.units.flatMap((unit) => {
    if (unit.kind === 'stock') return [];
    const values = (key: string) =>
      unit.sources
        .flatMap(({ file }) => file.directives)
        .flatMap((one) => (one.key.value === key ? [one.value] : []));
    const needs = values('Requires').filter((name) => name !== 'docker.service');
    expect(values('After').filter((name) => name !== 'docker.service')).toEqual(needs);
    return [
      [
        unit.name.replace('.service', ''),
        ...values('Restart'),
        ...needs.map((name) => `<${name.replace('.service', '')}`),
      ].join(' '),
      ...[...values('ExecStartPre').filter((line) => !line.includes('rm -f')), ...values('ExecStart')].map(
        (line) =>
          `  ${line.replaceAll('/usr/bin/docker', 'docker').replace(/^docker run --rm --name \S+ /, '… ')}`,
      ),
    ];
  });
  expect(lines.join('\n')).toBe(expected.trim());
}

function refused(text: string, reason: string, document = empty): void {
  const result = applyIntent(analyze(document), { do: 'add-docker', text });
  expect('refused' in result ? result.reason : `not refused: ${result.label}`).toBe(reason);
}

describe('a docker run line', () => {
  test('becomes a unit named after its container', () => {
    check('docker run -d --name web -p 80:80 nginx:1', 'docker-web on-failure\n  … -p 80:80 nginx:1');
    check('$ sudo /usr/bin/docker container run --name=web nginx:1', 'docker-web on-failure\n  … nginx:1');
  });
  test('is named after its image where it has no name', () =>
    check(
      'docker run -d registry.example.com/acme/api:2',
      'docker-api on-failure\n  … registry.example.com/acme/api:2',
    ));
  test('lets its restart policy be that of the unit', () => {
    check('docker run -d --restart=always --name web x:1', 'docker-web always\n  … x:1');
    check('docker run -d --restart unless-stopped --name web x:1', 'docker-web always\n  … x:1');
    check('docker run -d --restart on-failure:5 --name web x:1', 'docker-web on-failure\n  … x:1');
    check('docker run -d --restart no --name web x:1', 'docker-web\n  … x:1');
  });
  test('loses what a unit does itself, also out of joined letters', () => {
    check('docker run -itd --rm -e A=1 --name web x:1', 'docker-web on-failure\n  … -e A=1 x:1');
    expect(added('docker run -it --name web x:1').notes).toEqual([
      'Left out, in line 1: --interactive --tty; a unit has no terminal.',
    ]);
  });
  test('keeps its words, quoted for systemd', () =>
    check(
      `docker run -d --name web -e 'A=$x 50% "q"' --env=B="c d" x:1 sh -c 'a && b'`,
      `docker-web on-failure\n  … -e 'A=$$x 50%% "q"' "--env=B=c d" x:1 sh -c "a && b"`,
    ));
  test('may be continued over lines, with comments around it', () =>
    check(
      '# web\ndocker run \\\n  -d \\\n  --name web \\\n  x:1 # done\n',
      'docker-web on-failure\n  … x:1',
    ));
});

describe('several commands', () => {
  test('become units that need each other', () =>
    check(
      `docker network create --driver bridge app
docker volume create db-data
docker pull db:1
docker rm -f db 2>/dev/null || true
docker run -d --name db --network app -v db-data:/data db:1 && sleep 5
docker run -d --name web --link db:store --network app web:1`,
      `docker-network-app
  /bin/sh -c 'docker network inspect app >/dev/null 2>&1 || docker network create --driver bridge app'
docker-volume-db-data
  docker volume create db-data
docker-db on-failure <docker-network-app <docker-volume-db-data
  docker pull db:1
  … --network app -v db-data:/data db:1
docker-web on-failure <docker-network-app <docker-db
  … --link db:store --network app web:1`,
    ));
  test('make a network that is joined and not created', () => {
    const { notes } = added('docker run -d --network app --name web x:1');
    expect(notes).toEqual(['The network app is made, too.']);
  });
  test('leave out, and say so, what is no docker', () =>
    expect(added('mkdir -p /data\ndocker run -d --name web x:1\ndocker exec web true').notes).toEqual([
      'Left out, in line 1: "mkdir -p /data".',
      'Left out, in line 3: "docker exec web true".',
    ]));
});

describe('in a document with containers', () => {
  const { after } = added('docker network create app; docker run -d --network app --name db x:1');

  test('names what is there, and takes on how units are named', () => {
    const document = after.text.replaceAll('docker-db.service', 'c-db.service');
    check(
      'docker run -d --network app --link db --name web y:1',
      `docker-network-app
  /bin/sh -c 'docker network inspect app >/dev/null 2>&1 || docker network create app'
c-db on-failure <docker-network-app
  … --network app x:1
c-web on-failure <docker-network-app <c-db
  … --network app --link db y:1`,
      document,
    );
  });
  test('gets free names where its own are taken', () => {
    const { after: second, notes } = added('docker run -d --name db x:2', after.text);
    expect(second.machine.units.flatMap((unit) => unit.container?.name ?? [])).toEqual(['db', 'db-2']);
    expect(notes).toEqual(['docker-db.service is taken, so the new one is docker-db-2.service.']);
  });
});

test('what cannot become units is refused with its place', () => {
  refused('x=1\ndocker run a:1', 'Line 1: x=1 sets a variable. Write its value where it is used.');
  refused('docker run -e A=$B a:1', 'Line 1: $B is known to the shell alone. Write its value.');
  refused('docker run -v "$(pwd)":/x a:1', 'Line 1: $(pwd) is known to the shell alone. Write its value.');
  refused('docker run -v ~/x:/x a:1', 'Line 1: ~/x:/x is known to the shell alone. Write the path.');
  refused(
    '\nfor i in 1 2; do docker run a:1; done',
    'Line 2: for begins a loop or condition. Write its commands one by one.',
  );
  refused('docker run a:1 | tee x', 'Line 1: | passes on what a command prints, which units do not.');
  refused('docker run a:1 > x', 'Line 1: > reads or writes a file, which units do not.');
  refused('docker run', 'Line 1: docker run names no image to run.');
  refused('docker run --link db ab:1', 'Line 1: --link names the container "db", which is not here.');
  refused('docker run --name a1 x:1; docker run --name a1 x:1', 'Line 1: a container named a1 runs already.');
  refused('docker ps', 'There is no docker run in this text, and nothing else to make a unit of.');
  refused('docker compose up -d', 'Line 1: docker compose cannot become units here.');
});

test('a snippet is known by its first command', () => {
  expect(looksLikeSnippet('# hi\n$ sudo docker run x')).toBe(true);
  expect(looksLikeSnippet('docker network create x')).toBe(true);
  expect(looksLikeSnippet('docker-web:\n  image: x')).toBe(false);
  expect(looksLikeSnippet('coreos:\n  units: []')).toBe(false);
});

test('the units have nothing to find fault with', () => {
  const { after } = added(
    'docker network create app\ndocker run -d --name db --network app db:1.2\ndocker run -d -p 80:80 --name web --network app --restart always web:1.2',
  );
  const grave = diagnose(after).filter(({ severity }) => severity === 'error' || severity === 'warning');
  expect(grave.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
});
