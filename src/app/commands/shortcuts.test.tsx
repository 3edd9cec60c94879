import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Command, CommandContext } from './command.ts';
import { commands } from './commands.ts';
import { commandFor, type FocusPlace, listenForShortcuts, placeOf } from './shortcuts.ts';

function check(keys: string, place: FocusPlace, expected: string | null): void {
  const parts = keys.split('+');
  const pressed = {
    key: parts.at(-1) as string,
    ctrlKey: parts.includes('Ctrl'),
    metaKey: false,
    shiftKey: parts.includes('Shift'),
    altKey: false,
  };
  expect(commandFor(pressed, place, commands, 'other')?.id ?? null).toBe(expected);
}

describe('a shortcut', () => {
  test('for undo is the document’s, also in the editor', () => check('Ctrl+Z', 'editor', 'edit.undo'));
  test('for undo is the field’s while it holds text of its own', () =>
    check('Ctrl+Z', 'field-with-changes', null));
  test('for undo is the document’s in a field that was committed', () =>
    check('Ctrl+Z', 'field', 'edit.undo'));
  test('Ctrl+Y is redo', () => check('Ctrl+Y', 'canvas', 'edit.redo'));
  test('for the palette wins over the editor’s own', () => check('Ctrl+K', 'editor', 'go.palette'));
  test('for the palette closes it, too', () => check('Ctrl+K', 'dialog', 'go.palette'));
  test('means nothing behind a dialog', () => check('Ctrl+S', 'dialog', null));
  test('of one letter holds on the canvas', () => check('a', 'canvas', 'add.container'));
  test('of one letter is a letter in a field', () => check('a', 'field', null));
  test('of one letter is a letter in the editor', () => check('l', 'editor', null));
  test('Delete removes on the canvas alone', () => {
    check('Delete', 'canvas', 'edit.delete');
    check('Delete', 'field', null);
    check('Delete', 'elsewhere', null);
  });
  test('Ctrl+F is the editor’s in the editor', () => {
    check('Ctrl+F', 'editor', null);
    check('Ctrl+F', 'elsewhere', 'go.find');
  });
  test('? lists the keys where nothing is typed', () => {
    check('Shift+?', 'outline', 'go.keys');
    check('Shift+?', 'elsewhere', 'go.keys');
    check('Shift+?', 'field', null);
    check('Shift+?', 'editor', null);
  });
  test('Ctrl+D duplicates on the canvas and in the outline', () => {
    check('Ctrl+D', 'outline', 'edit.duplicate');
    check('Ctrl+D', 'editor', null);
  });
  test('copying, pasting and what a part hears itself are left alone', () => {
    for (const keys of ['Ctrl+C', 'Ctrl+X', 'Ctrl+V', 'Ctrl+A', 'Enter']) check(keys, 'canvas', null);
  });
  test('F8 walks the problems from anywhere', () => check('F8', 'editor', 'go.next-problem'));
});

test('no two commands share their keys', () => {
  const taken = commands.flatMap(({ id, keys = [] }) => keys.map((each) => [each, id] as const));
  const doubles = taken.filter(([keys], i) => taken.findIndex(([other]) => other === keys) !== i);
  expect(doubles).toEqual([]);
});

test('every command has an id of its own', () => {
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
});

describe('the place of the focus', () => {
  afterEach(() => {
    document.body.innerHTML = '';
  });
  const place = (html: string, selector: string) => {
    document.body.innerHTML = html;
    return placeOf(document.querySelector(selector));
  };

  test('nothing counts as the canvas', () => expect(placeOf(document.body)).toBe('canvas'));
  test('the list of units is the outline', () =>
    expect(place('<div role="listbox" data-region="outline" tabindex="0"></div>', 'div')).toBe('outline'));
  test('a field in the canvas is a field', () =>
    expect(place('<div data-region="canvas"><input></div>', 'input')).toBe('field'));
  test('a field with changes says so', () =>
    expect(place('<input data-uncommitted>', 'input')).toBe('field-with-changes'));
  test('Monaco’s hidden text area is the editor', () =>
    expect(place('<div class="monaco-editor"><textarea></textarea></div>', 'textarea')).toBe('editor'));
  test('nothing focused behind an open dialog is the dialog', () => {
    document.body.innerHTML = '<div role="dialog" data-state="open"></div>';
    expect(placeOf(document.body)).toBe('dialog');
  });
});

describe('the listener', () => {
  const run = vi.fn();
  const save: Command = {
    id: 'test.save',
    title: 'Save',
    group: 'Document',
    keys: ['Mod+S'],
    when: () => false,
    run,
  };
  const link: Command = { id: 'test.link', title: 'Link', group: 'Add', keys: ['l'], when: () => false, run };
  const press = (key: string, ctrlKey: boolean) => {
    const event = new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    return event;
  };

  test('keeps the browser’s own dialog away even when there is nothing to do', () => {
    const shell = { getState: () => ({ paletteOpen: false, dialog: null }) };
    const stop = listenForShortcuts({ shell } as unknown as CommandContext, [save, link], 'other');
    expect(press('s', true).defaultPrevented).toBe(true);
    expect(press('l', false).defaultPrevented).toBe(false);
    expect(run).not.toHaveBeenCalled();
    stop();
    expect(press('s', true).defaultPrevented).toBe(false);
  });

  test('leaves the keys to a dialog that was asked for, though it is not there yet', () => {
    const shell = { getState: () => ({ paletteOpen: true, dialog: null }) };
    const letter: Command = { ...link, when: () => true };
    const stop = listenForShortcuts({ shell } as unknown as CommandContext, [letter], 'other');
    expect(press('l', false).defaultPrevented).toBe(false);
    expect(run).not.toHaveBeenCalled();
    stop();
  });
});
