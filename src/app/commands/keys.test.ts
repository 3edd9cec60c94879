import { expect, test } from 'vitest';
import { matchesKeys, type Pressed, showKeys } from './keys.ts';

function press(key: string, held = ''): Pressed {
  return {
    key,
    ctrlKey: held.includes('ctrl'),
    metaKey: held.includes('meta'),
    shiftKey: held.includes('shift'),
    altKey: held.includes('alt'),
  };
}

test('Mod is Control on most machines and Command on a Mac', () => {
  expect(matchesKeys(press('k', 'ctrl'), 'Mod+K', 'other')).toBe(true);
  expect(matchesKeys(press('k', 'meta'), 'Mod+K', 'mac')).toBe(true);
  expect(matchesKeys(press('k', 'ctrl'), 'Mod+K', 'mac')).toBe(false);
});

test('one modifier more is another shortcut', () => {
  expect(matchesKeys(press('Z', 'ctrl shift'), 'Mod+Z', 'other')).toBe(false);
  expect(matchesKeys(press('Z', 'ctrl shift'), 'Mod+Shift+Z', 'other')).toBe(true);
  expect(matchesKeys(press('a', 'ctrl'), 'a', 'other')).toBe(false);
});

test('a letter is found by its place where the keyboard writes another alphabet', () => {
  expect(matchesKeys({ ...press('л', 'ctrl'), code: 'KeyK' }, 'Mod+K', 'other')).toBe(true);
  // On a Dvorak keyboard KeyK writes t: what it writes counts.
  expect(matchesKeys({ ...press('t', 'ctrl'), code: 'KeyK' }, 'Mod+K', 'other')).toBe(false);
});

test('a sign counts wherever it lies on the keyboard', () => {
  expect(matchesKeys(press('?', 'shift'), '?', 'other')).toBe(true);
  expect(matchesKeys(press('?'), '?', 'other')).toBe(true);
  expect(matchesKeys(press('?', 'ctrl shift'), '?', 'other')).toBe(false);
});

test('menus show keys as the platform writes them', () => {
  expect(showKeys('Mod+Shift+C', 'other')).toBe('Ctrl+Shift+C');
  expect(showKeys('Mod+Shift+C', 'mac')).toBe('⇧⌘C');
  expect(showKeys('a', 'other')).toBe('A');
  expect(showKeys('Shift+F8', 'mac')).toBe('⇧F8');
});
