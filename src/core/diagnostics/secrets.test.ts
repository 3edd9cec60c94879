import { describe, expect, it } from 'vitest';
import { findSecrets } from './secrets.ts';

/** What is found, with the characters it covers. */
const check = (text: string, expected: readonly string[]) => {
  const found = findSecrets(text).map(
    ({ what, span, isLikely }) => `${isLikely ? '' : 'perhaps '}${what}: ${text.slice(span.start, span.end)}`,
  );
  expect(found).toEqual(expected);
};

const key = `AKIA${'Z7Q2M4K9'.repeat(2)}`;

describe('findSecrets', () => {
  it('knows keys by their shape', () => {
    check(`export ID=${key}\n`, [`an AWS access key: ${key}`]);
    check(`# ghp_${'a1B2c3D4e5F6'.repeat(3)}\n`, [`a GitHub token: ghp_${'a1B2c3D4e5F6'.repeat(3)}`]);
    check(`-----BEGIN RSA PRIVATE KEY-----\n    ${'MIIEow'.repeat(8)}\n`, [
      'a private key: -----BEGIN RSA PRIVATE KEY-----',
    ]);
  });

  it('knows a value by its name', () => {
    check('-e DB_PASSWORD=s3cr3tPw9 -e "API_TOKEN=9f8a7b6c5d4e3f2a1b0c"', [
      'a password: s3cr3tPw9',
      'a key or token: 9f8a7b6c5d4e3f2a1b0c',
    ]);
    check('Environment=DB_PASSWORD=s3cr3tPw9 "API_PASSWORD=h4Nx2kPq"', [
      'a password: s3cr3tPw9',
      'a password: h4Nx2kPq',
    ]);
    check('Environment="MODE=a" "API_PASSWORD=h4Nx2kPq"', ['a password: h4Nx2kPq']);
    check('{"password": "h4Nx2kPq"}', ['a password: h4Nx2kPq']);
    check('url=postgres://app:h4Nx2kPq@db/shop', ['a password: h4Nx2kPq']);
  });

  it('says of a word anybody would guess that it may be one', () => {
    check('-e MYSQL_ROOT_PASSWORD=admin', ['perhaps a password: admin']);
  });

  it.each([
    'AKIAIOSFODNN7EXAMPLE',
    'DB_PASSWORD=$SECRET',
    `DB_PASSWORD=\${DB_PASSWORD}`,
    'DB_PASSWORD=changeme',
    'DB_PASSWORD=<password>',
    'DB_PASSWORD={{ db_password }}',
    'DB_PASSWORD=',
    'POSTGRES_PASSWORD_FILE=/run/secrets/db',
    'password: /etc/secret',
    'passwd: $6$salt$hash',
    'ETCD_INITIAL_CLUSTER_TOKEN=etcd-cluster-1a2b3c4d5e6f',
    'token=kubernetes-token',
    '-----BEGIN PRIVATE KEY-----\n...\n',
    'ssh_authorized_keys: AAAAB3NzaC1yc2E',
    '# DB_PASSWORD=h4Nx2kPq9',
  ])('passes over %j', (text) => check(text, []));
});
