import { expect, test } from 'vitest';
import { closestFlag } from './closest-flag.ts';
import { globalFlag, globalFlags, runFlag, runFlagByShort, runFlags } from './flags.ts';

test('docker run has 107 names, docker itself 12', () => {
  expect(runFlags.flatMap((flag) => [flag.name, ...(flag.aliases ?? [])])).toHaveLength(107);
  expect(globalFlags).toHaveLength(12);
});

test('no two flags share a name or a letter', () => {
  for (const flags of [runFlags, globalFlags]) {
    const names = flags.flatMap((flag) => [flag.name, ...(flag.aliases ?? [])]);
    const letters = flags.flatMap((flag) => flag.short ?? []);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(letters).size).toBe(letters.length);
  }
});

test('-h is the host name behind run, and help before it', () => {
  expect(runFlagByShort('h')?.name).toBe('hostname');
  expect(globalFlag('help')?.short).toBe('h');
});

test('an alias finds its flag', () => {
  expect(runFlag('net')?.name).toBe('network');
});

test('every flag says in one sentence what it does', () => {
  for (const { name, about } of [...runFlags, ...globalFlags])
    expect(`${name}: ${about}`).toMatch(/^\S+: [A-Z"].*\.$/);
});

test('the flag somebody meant', () => {
  const meant: Record<string, string | null> = {
    nmae: 'name',
    volumes: 'volume',
    vol: 'volume',
    'volume-from': 'volumes-from',
    entrypont: 'entrypoint',
    enviroment: null,
    restrat: 'restart',
    Name: 'name',
    x: null,
    links: 'link',
  };
  for (const [written, expected] of Object.entries(meant))
    expect([written, closestFlag(written)]).toEqual([written, expected]);
});
