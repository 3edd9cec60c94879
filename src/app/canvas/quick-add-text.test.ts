import { expect, it } from 'vitest';
import { readQuickAdd } from './quick-add-text.ts';

function check(text: string, expected: string): void {
  const read = readQuickAdd(text);
  expect(read.kind === 'container' ? `${read.name} ${read.image}` : read.kind).toBe(expected);
}

it('reads a name and an image', () => check('web nginx:1.25', 'web nginx:1.25'));
it('takes the name from an image alone', () => check('quay.io/acme/api:2', 'api quay.io/acme/api:2'));
it('takes one word for both', () => check(' redis ', 'redis redis'));
it('waits while nothing is typed', () => check('  ', 'nothing'));
it('refuses what is no image', () => check('web NGINX', 'problem'));
it('refuses a third word', () => check('web nginx latest', 'problem'));
it('refuses a name docker would refuse', () => check('-web nginx', 'problem'));
