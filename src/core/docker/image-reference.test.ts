import { expect, test } from 'vitest';
import { checkImageReference, fullImageReference, parseImageReference } from './image-reference.ts';

const sha256 = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** `expected`: registry, path, tag, digest and the shortest spelling; vectors of distribution/reference. */
function check(text: string, expected: string) {
  const { value, problem } = checkImageReference(text);
  if (problem !== null) return expect(problem).toBe(expected);
  const { domain, path, tag, digest, familiar } = fullImageReference(value);
  expect([domain, path, tag, digest, familiar].join(' ').replaceAll(sha256, 'SHA')).toBe(expected);
}

test('images of Docker Hub', () => {
  check('nginx', 'docker.io library/nginx latest  nginx');
  check('nginx:1.25', 'docker.io library/nginx 1.25  nginx:1.25');
  check('library/nginx', 'docker.io library/nginx latest  nginx');
  check('bitnami/redis:7', 'docker.io bitnami/redis 7  bitnami/redis:7');
  check('docker.io/nginx', 'docker.io library/nginx latest  nginx');
  check('index.docker.io/nginx:1', 'docker.io library/nginx 1  nginx:1');
  check('myhost/app', 'docker.io myhost/app latest  myhost/app');
  check('a__b/c--d:1', 'docker.io a__b/c--d 1  a__b/c--d:1');
});

test('images of other registries', () => {
  check('localhost/app', 'localhost app latest  localhost/app');
  check('myhost:5000/app', 'myhost:5000 app latest  myhost:5000/app');
  check('MyHost/app', 'MyHost app latest  MyHost/app');
  check('[2001:db8::1]:5000/app:1', '[2001:db8::1]:5000 app 1  [2001:db8::1]:5000/app:1');
  check('quay.io/coreos/etcd:v2.3.7', 'quay.io coreos/etcd v2.3.7  quay.io/coreos/etcd:v2.3.7');
});

test('a digest decides, with or without a tag', () => {
  check(`ghcr.io/org/app@${sha256}`, 'ghcr.io org/app  SHA ghcr.io/org/app@SHA');
  check(`app:v1@${sha256}`, 'docker.io library/app v1 SHA app:v1@SHA');
});

test('what is written stays apart from what docker adds', () => {
  expect(parseImageReference('nginx')).toEqual({
    text: 'nginx',
    domain: null,
    path: 'nginx',
    tag: null,
    digest: null,
  });
});

test('an image id is no reference but can be run', () => {
  expect(parseImageReference('0123456789abcdef'.repeat(4))).not.toBeNull();
});

test('what docker refuses, and why', () => {
  check('', 'the image is empty');
  check('Nginx', '"Nginx" must be written in lower case');
  check('ghcr.io/Org/app:v1', '"Org/app" must be written in lower case');
  check('nginx:', 'the tag of "nginx:" is empty');
  check('http://nginx', '"http://nginx" is an address; an image is named without http://');
  check('foo bar', '"foo bar" holds blanks');
  for (const text of [
    'nginx:-x',
    `nginx:${'a'.repeat(129)}`,
    'nginx@sha256:abc',
    'a..b',
    'a___b',
    '-a',
    'a/',
    '/a',
  ]) {
    check(text, `"${text}" is not the name of an image; write [registry/]name[:tag]`);
  }
});
