import { expect, test } from 'vitest';
import { otherCommandProblem } from './other-commands.ts';

function check(line: string, expected: string | null): void {
  const words = line.split(' ');
  const found = otherCommandProblem(words);
  const shown = found && `${found.message} ${words.slice(found.firstWord, found.lastWord + 1).join(' ')}`;
  expect(shown).toBe(expected);
}

test('flags stand before, behind and between the arguments', () => {
  check('docker rm -f web', null);
  check('docker rm web db -fv', null);
  check('docker stop --time=5 web', null);
  check('/usr/bin/docker container stop -t 5 web', null);
  check('docker exec -it web sh -c x --nonsense', null);
  check('docker network create -d bridge --subnet 10.0.0.0/8 shop', null);
});

test('a flag that the command does not have is refused', () => {
  check('docker rm --now web', 'docker rm knows no flag --now. --now');
  check('docker kill -fx web', 'docker kill knows no flag -f. -fx');
  check('docker image rm -q web', 'docker rmi knows no flag -q. -q');
  check('docker stop web -t', '-t needs a value. -t');
});

test('so are too few and too many arguments', () => {
  check('docker rm -f', 'docker rm takes at least 1 argument, and gets none. docker rm -f');
  check('docker pull a b', 'docker pull takes 1 argument, and gets 2. docker pull a b');
  check('docker load a.tar', 'docker load takes no argument, and gets 1. docker load a.tar');
  check('docker exec web', 'docker exec takes at least 2 arguments, and gets 1. docker exec web');
});

test('nothing is said where words are filled in, or of what is not known here', () => {
  check('docker rm $NAME', null);
  check('docker pull', 'docker pull takes 1 argument, and gets none. docker pull');
  check('docker logs web 2>&1', null);
  check('docker --tls rm', null);
  check('docker plugin install', null);
  check('rm', null);
});
