import { expect, test } from 'vitest';
import { slipway } from '../fake-host.fixture.ts';

async function check(line: string, expected: object, exit = 0, options = '') {
  const outcome = await slipway(['parse-run', ...options.split(' ').filter(Boolean)], { stdin: `${line}\n` });
  expect(JSON.parse(outcome.stdout)).toEqual(expected);
  expect(outcome.exit).toBe(exit);
}

test('a line of a shell, up to the next operator', () =>
  check('sudo docker -D run -d -p 80:80 nginx:1 -g x && echo up', {
    prefix: ['sudo'],
    global: [['debug', 'true']],
    subcommand: 'run',
    flags: [
      ['detach', 'true'],
      ['publish', '80:80'],
    ],
    image: 'nginx:1',
    command: ['-g', 'x'],
    derived: { ports: [{ hostIp: '', hostPort: '80', containerPort: 80, proto: 'tcp' }] },
    rest: '&& echo up',
  }));

test('the first docker run of a longer line', () =>
  check('docker pull redis && docker run redis', {
    subcommand: 'run',
    flags: [],
    image: 'redis',
    command: [],
  }));

test('a value of ExecStart=, with or without the key, over continued lines', async () => {
  const expected = { subcommand: 'run', flags: [['name', '%n']], image: 'redis', command: ['&&', '$ARGS'] };
  await check('-/usr/bin/docker run --name %n \\\n  redis && $ARGS', expected, 0, '--lexer systemd');
  await check('ExecStart=/usr/bin/docker run --name %n redis && $ARGS', expected, 0, '--lexer=systemd');
});

test('single-dash long flags, when asked for', () =>
  check(
    'docker run -name web -rm redis',
    {
      subcommand: 'run',
      flags: [
        ['name', 'web'],
        ['rm', 'true'],
      ],
      image: 'redis',
      command: [],
    },
    0,
    '--mode legacy',
  ));

test('a line docker refuses has an error, exit code 1', async () => {
  await check(
    'docker run --nmae web redis',
    {
      subcommand: 'run',
      error: {
        stage: 'lex',
        code: 'unknown-flag',
        message: 'docker run has no flag --nmae. Did you mean --name?',
      },
    },
    1,
  );
  await check(
    'docker run --rm',
    {
      subcommand: 'run',
      flags: [['rm', 'true']],
      error: { stage: 'args', code: 'missing-image', message: 'docker run names no image to run.' },
    },
    1,
  );
  await check(
    'docker run Redis',
    { subcommand: 'run', flags: [], image: 'Redis', command: [], imageInvalid: true },
    1,
  );
});

test('another command is no docker run', async () => {
  expect(await slipway(['parse-run'], { stdin: 'docker stop web\n' })).toMatchObject({
    exit: 1,
    stdout: '',
    stderr: 'slipway parse-run: there is no docker run or docker create in this line\n',
  });
});
