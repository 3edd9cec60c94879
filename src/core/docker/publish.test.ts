import { expect, test } from 'vitest';
import { parseExpose, parsePublish } from './publish.ts';

function check(value: string, expected: string, parse = parsePublish) {
  const { value: ports, problem } = parse(value);
  expect(
    problem ??
      ports
        .map(
          ({ hostIp, hostPort, containerPort, proto }) => `${hostIp}|${hostPort}|${containerPort}/${proto}`,
        )
        .join(' '),
  ).toBe(expected);
}

test('a container port alone goes to a random host port', () => {
  check('80', '||80/tcp');
  check(':80', '||80/tcp');
});

test('host port, address and protocol', () => {
  check('8080:80', '|8080|80/tcp');
  check('127.0.0.1:8080:80/UDP', '127.0.0.1|8080|80/udp');
  check('127.0.0.1::80', '127.0.0.1||80/tcp');
  check('[::1]:8080:80', '::1|8080|80/tcp');
  check('::1:8080:80', '::1|8080|80/tcp');
});

test('a range gives one row a port', () => {
  check('8000-8001:80-81/sctp', '|8000|80/sctp |8001|81/sctp');
  check('80-81', '||80/tcp ||81/tcp');
});

test('a host range for one port stays a range', () => {
  check('9000-9010:90', '|9000-9010|90/tcp');
});

test('the long form', () => {
  check('target=80,published=8080,protocol=udp', '|8080|80/udp');
  check('target=80', '||80/tcp');
  check('target=80,mode', '"mode" in a port is not key=value');
});

test('what docker refuses', () => {
  check('80:', '"80:" names no container port');
  check('', '"" names no container port');
  check('80:http', '"http" is not a container port from 0 to 65535');
  check('70000:80', '"70000" is not a host port from 0 to 65535');
  check('81-80', '"81-80" is not a container port from 0 to 65535');
  check('localhost:80:80', '"localhost" is not an IP address; docker takes no host names here');
  check('8000-8002:80-81', 'the ranges 8000-8002 and 80-81 are not of the same length');
  check('80/http', '"http" is not tcp, udp or sctp');
});

test('an exposed port has no host side', () => {
  check('7000-7001/udp', '||7000/udp ||7001/udp', parseExpose);
  check('80:80', '"80:80" is not a port to expose; write 80 or 80/udp', parseExpose);
});
