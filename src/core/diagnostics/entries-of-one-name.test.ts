import { expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { diagnose } from './diagnose.ts';

/** What is found in entries of `coreos.units`, a line each: `line:code`. */
function check(entries: string, expected: readonly string[]): void {
  const analysis = analyze(`#cloud-config\ncoreos:\n  units:\n${entries}`);
  const found = diagnose(analysis).map(
    ({ code, span }) => `${analysis.lines.positionAt(span.start).line}:${code}`,
  );
  expect(found).toEqual(expected);
}

test('a drop-in completes the content of another entry of the name, before or behind it', () => {
  const dropIn = `    - name: bus.service
      drop_ins:
        - name: 10-name.conf
          content: |
            [Service]
            BusName=org.example.bus
`;
  const content = `    - name: bus.service
      content: |
        [Service]
        Type=dbus
        ExecStart=/usr/bin/sleep 9
`;
  const start = '    - name: bus.service\n      command: start\n';
  check(dropIn + content + start, []);
  check(content + dropIn + start, []);
  check(content + start, ['7:missing-bus-name']);
});

test('a drop-in is judged together with the content of another entry', () => {
  check(
    `    - name: once.service
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 1
    - name: once.service
      drop_ins:
        - name: 10-more.conf
          content: |
            [Service]
            ExecStart=/usr/bin/sleep 2
`,
    ['14:several-exec-start'],
  );
});

test('content that is replaced is judged no further', () => {
  check(
    `    - name: web.service
      content: |
        [Service]
        Type=dbus
        ExecStart=/usr/bin/docker run --name web -p 80:80 nginx:1.25.4
    - name: web.service
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 1
    - name: shop.service
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --name web -p 80:80 shop:1.2
`,
    ['9:duplicate-unit-name'],
  );
});

test('a command in an entry of its own starts what another entry holds', () => {
  const web = (name: string) => `    - name: ${name}.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --name ${name} -p 80:80 nginx:1.25.4
    - name: ${name}.service
      command: start
`;
  const analysis = analyze(`#cloud-config\ncoreos:\n  units:\n${web('one')}${web('two')}`);
  expect(diagnose(analysis).map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'error duplicate-published-port',
  ]);
});
