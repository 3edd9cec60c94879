import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Analysis } from '../core/analysis.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { deletion, insertion, replacement, type TextEdit } from '../core/text/text-edit.ts';
import type { CardGroup } from '../core/views/card-groups.ts';
import type { Step } from './history.ts';
import { allSteps, textsAround } from './steps.ts';
import { createWorkspace, type Workspace, type WorkspaceOptions } from './store.ts';
import { toyAnalyze, toyApplyIntents, toyDiagnose } from './testing/toy-core.ts';
import type { LoadedDesign } from './workspace.ts';

const time = { value: 0, now: () => time.value };

function open(
  text: string,
  more: Partial<WorkspaceOptions> = {},
  design: Partial<LoadedDesign> = {},
): Workspace {
  time.value = 0;
  return createWorkspace({
    analyze: toyAnalyze,
    diagnose: toyDiagnose,
    applyIntents: toyApplyIntents,
    clock: time,
    initial: { id: 'd1', name: 'Test', text, ...design },
    ...more,
  });
}

/** Unit names with their ids, in order. */
function named(workspace: Workspace): string {
  const { shown, unitIds } = workspace.getState();
  return shown.machine.units.map((unit) => `${unit.name}=${unitIds[unit.position]}`).join(' ');
}

/** Types behind the first `after`: one edit per letter, `pause` ms apart. */
function type(workspace: Workspace, after: string, letters: string, pause = 10): void {
  let at = workspace.getState().text.indexOf(after) + after.length;
  for (const letter of letters) {
    time.value += pause;
    workspace.edit([insertion(at, letter)], 'editor', 'Typed');
    at += letter.length;
  }
}

function undoLabels(workspace: Workspace): string[] {
  return workspace.getState().undoStack.map((step) => step.label);
}

describe('identity', () => {
  test('a unit keeps its id through a rename', () => {
    const workspace = open('a needs b\nb\n');
    workspace.dispatch({ do: 'rename', unit: 0, to: 'z' }, 'canvas');
    expect(named(workspace)).toBe('z=unit-1 b=unit-2');
  });

  test('a unit keeps its id while text is typed before it', () => {
    const workspace = open('a\nb\n');
    workspace.edit([insertion(0, 'new\n')], 'editor', 'Typed');
    expect(named(workspace)).toBe('new=unit-3 a=unit-1 b=unit-2');
  });

  test('a move is followed by name', () => {
    const workspace = open('alpha\nalps\n');
    workspace.edit([replacement({ start: 0, end: 11 }, 'alps\nalpha\n')], 'command', 'Sorted');
    expect(named(workspace)).toBe('alps=unit-2 alpha=unit-1');
  });

  test('a move written as a small difference is followed by name too', () => {
    const workspace = open('ab\nac\n');
    workspace.edit(
      [replacement({ start: 1, end: 2 }, 'c'), replacement({ start: 4, end: 5 }, 'b')],
      'command',
      'Sorted',
    );
    expect(named(workspace)).toBe('ac=unit-2 ab=unit-1');
  });

  test('units of one name keep apart by their place', () => {
    const workspace = open('net\na\nnet\n');
    workspace.dispatch({ do: 'delete', unit: 0 }, 'canvas');
    expect(named(workspace)).toBe('a=unit-2 net=unit-3');
  });

  test('a unit cut and pasted elsewhere is the same unit', () => {
    const workspace = open('a\nb\n');
    workspace.edit([deletion({ start: 0, end: 2 })], 'editor', 'Cut');
    workspace.edit([insertion(2, 'a\n')], 'editor', 'Pasted');
    expect(named(workspace)).toBe('b=unit-2 a=unit-1');
  });

  test('an id is not used again for another unit', () => {
    const workspace = open('a\nb\n');
    workspace.dispatch({ do: 'delete', unit: 1 }, 'canvas');
    workspace.dispatch({ do: 'add-service', name: 'c' }, 'canvas');
    expect(named(workspace)).toBe('a=unit-1 c=unit-3');
  });

  test('a unit that is only named has its name as id', () => {
    expect(named(open('a needs docker\n'))).toBe('a=unit-1 docker=stock:docker');
  });

  test('ids survive a stretch of unreadable text', () => {
    const workspace = open('a\nb\n');
    workspace.edit([insertion(0, 'x?\n')], 'editor', 'Typed');
    expect(named(workspace)).toBe('a=unit-1 b=unit-2');
    workspace.edit([deletion({ start: 1, end: 2 })], 'editor', 'Typed');
    expect(named(workspace)).toBe('x=unit-3 a=unit-1 b=unit-2');
  });

  test('undoing a deletion brings the same id back', () => {
    const workspace = open('a\na\nb\n');
    workspace.dispatch({ do: 'delete', unit: 1 }, 'canvas');
    workspace.dispatch({ do: 'add-service', name: 'c' }, 'canvas');
    workspace.undo();
    workspace.undo();
    expect(named(workspace)).toBe('a=unit-1 a=unit-2 b=unit-3');
  });

  test('files have ids of their own', () => {
    const workspace = open('/etc/a\nunit\n/etc/b\n');
    workspace.edit([deletion({ start: 0, end: 7 })], 'editor', 'Cut');
    expect(workspace.getState().fileIds).toEqual(['file-3']);
  });
});

describe('intents', () => {
  test('a new unit is selected and stands where it was dropped', () => {
    const workspace = open('a\n');
    const outcome = workspace.dispatch({ do: 'add-service', name: 'b' }, 'canvas', {
      name: 'b',
      at: { x: 3, y: 4 },
    });
    expect(outcome).toEqual({ ok: true, label: 'Added b', notes: [] });
    const { selection, positions, change } = workspace.getState();
    expect(selection).toEqual({ nodes: ['unit-2'], edges: [] });
    expect(positions).toEqual({ 'unit-2': { x: 3, y: 4 } });
    expect(change).toMatchObject({ origin: 'canvas', label: 'Added b', version: 2 });
  });

  test('what is deleted leaves the selection, edges included', () => {
    const workspace = open('a\nb needs a\n');
    workspace.select({ nodes: ['unit-1', 'unit-2'], edges: ['unit-2>unit-1'] });
    workspace.edit([deletion({ start: 3, end: 11 })], 'editor', 'Cut');
    expect(workspace.getState().selection).toEqual({ nodes: ['unit-1', 'unit-2'], edges: [] });
    workspace.dispatch({ do: 'delete', unit: 0 }, 'canvas');
    expect(workspace.getState().selection).toEqual({ nodes: ['unit-2'], edges: [] });
  });

  test('a refused intent changes nothing and says why', () => {
    const workspace = open('a\n');
    const before = workspace.getState();
    expect(workspace.dispatch({ do: 'rename', unit: 'zz', to: 'b' }, 'canvas')).toEqual({
      ok: false,
      reason: 'No such unit.',
      span: null,
    });
    expect(workspace.getState()).toBe(before);
  });

  test('several intents are one step', () => {
    const workspace = open('a\nb\n');
    workspace.dispatchAll(
      [
        { do: 'rename', unit: 0, to: 'x' },
        { do: 'rename', unit: 1, to: 'y' },
      ],
      'canvas',
      'Both',
    );
    expect(workspace.getState().text).toBe('x\ny\n');
    expect(undoLabels(workspace)).toEqual(['Both']);
  });

  test('of several intents the new unit of that name stands where it was dropped', () => {
    const workspace = open('a\n');
    workspace.dispatchAll(
      [
        { do: 'add-service', name: 'b' },
        { do: 'add-service', name: 'c' },
      ],
      'canvas',
      'Both',
      { name: 'c', at: { x: 3, y: 4 } },
    );
    const { positions, unitIds } = workspace.getState();
    expect(positions).toEqual({ [unitIds[2] ?? '']: { x: 3, y: 4 } });
  });

  test('an intent that changes no text is no step', () => {
    const workspace = open('a\n');
    expect(workspace.dispatch({ do: 'rename', unit: 0, to: 'a' }, 'canvas').ok).toBe(true);
    expect(undoLabels(workspace)).toEqual([]);
    expect(workspace.getState().version).toBe(1);
  });

  test('while the text cannot be read, the last readable one stays and gestures name the line', () => {
    const workspace = open('a\nb\n');
    workspace.edit([insertion(2, '?')], 'editor', 'Typed');
    const { stale, shown, analysis } = workspace.getState();
    expect([stale, shown.text, analysis.text]).toEqual([true, 'a\nb\n', 'a\n?b\n']);
    expect(workspace.dispatch({ do: 'delete', unit: 0 }, 'canvas')).toEqual({
      ok: false,
      reason: 'Line 2 cannot be read as YAML. Mend it first.',
      span: { start: 2, end: 3 },
    });
    workspace.edit([deletion({ start: 2, end: 3 })], 'editor', 'Typed');
    expect(workspace.getState().stale).toBe(false);
  });

  test('a locked design refuses every change', () => {
    const workspace = open('a\n', {}, { locked: true });
    expect(workspace.dispatch({ do: 'delete', unit: 0 }, 'canvas')).toMatchObject({ ok: false });
    expect(workspace.edit([insertion(0, 'x')], 'editor', 'Typed')).toMatchObject({ ok: false });
    workspace.place({ 'unit-1': { x: 1, y: 1 } });
    workspace.rename('Other');
    expect(workspace.undo()).toBeNull();
    expect(workspace.getState()).toMatchObject({ text: 'a\n', name: 'Test', positions: {}, undoStack: [] });
  });
});

describe('history', () => {
  test('letters of a word are one step, however slow', () => {
    const workspace = open('a\n');
    type(workspace, 'a', 'bcd', 5000);
    expect(undoLabels(workspace)).toEqual(['Typed']);
    workspace.undo();
    expect(workspace.getState().text).toBe('a\n');
  });

  test('words typed without a pause are one step, with a pause they are two', () => {
    const quick = open('a\n');
    type(quick, 'a', ' needs b');
    expect(undoLabels(quick)).toHaveLength(1);
    const slow = open('a\n');
    type(slow, 'a', 'x');
    time.value += 1500;
    type(slow, 'ax', ' ');
    expect(undoLabels(slow)).toHaveLength(2);
  });

  test('a new line starts a step', () => {
    const workspace = open('a\n');
    type(workspace, 'a', 'b\nc');
    expect(undoLabels(workspace)).toHaveLength(3);
  });

  test('typing elsewhere starts a step', () => {
    const workspace = open('aa bb\n');
    type(workspace, 'aa', 'x');
    type(workspace, 'bb', 'y');
    expect(undoLabels(workspace)).toHaveLength(2);
  });

  test('typing after an undo starts a step', () => {
    const workspace = open('a\n');
    type(workspace, 'a', 'b');
    workspace.undo();
    workspace.redo();
    type(workspace, 'ab', 'c');
    expect(undoLabels(workspace)).toHaveLength(2);
  });

  test('taking back a letter joins the word it belongs to', () => {
    const workspace = open('a\n');
    type(workspace, 'a', 'bcd');
    workspace.edit([deletion({ start: 2, end: 4 })], 'editor', 'Typed');
    workspace.edit([replacement({ start: 0, end: 2 }, 'z')], 'editor', 'Typed');
    expect(undoLabels(workspace)).toHaveLength(1);
    workspace.undo();
    expect(workspace.getState().text).toBe('a\n');
    workspace.redo();
    expect(workspace.getState().text).toBe('z\n');
  });

  test('what the inspector does never joins', () => {
    const workspace = open('a\n');
    workspace.edit([insertion(1, 'b')], 'inspector', 'One');
    workspace.edit([insertion(2, 'c')], 'inspector', 'Two');
    expect(undoLabels(workspace)).toEqual(['One', 'Two']);
  });

  test('undo and redo bring positions and selection along', () => {
    const workspace = open('a\nb\n');
    workspace.select({ nodes: ['unit-2'], edges: [] });
    workspace.place({ 'unit-2': { x: 1, y: 2 } });
    workspace.dispatch({ do: 'delete', unit: 1 }, 'canvas');
    expect(workspace.getState().selection.nodes).toEqual([]);
    expect(workspace.undo()?.label).toBe('Deleted b');
    expect(workspace.getState()).toMatchObject({
      text: 'a\nb\n',
      selection: { nodes: ['unit-2'] },
      positions: { 'unit-2': { x: 1, y: 2 } },
      change: { origin: 'history', label: 'Deleted b' },
    });
    workspace.undo();
    expect(workspace.getState().positions).toEqual({});
    workspace.redo();
    workspace.redo();
    expect(workspace.getState()).toMatchObject({ text: 'a\n', selection: { nodes: [] } });
  });

  test('going to a step is undo or redo to there, in one change', () => {
    const workspace = open('a\n');
    for (const label of ['One', 'Two', 'Three']) workspace.edit([insertion(1, label)], 'inspector', label);
    const { version } = workspace.getState();
    workspace.goTo(1);
    expect(workspace.getState()).toMatchObject({
      text: 'aOne\n',
      version: version + 1,
      change: { origin: 'history', label: '2 changes' },
    });
    workspace.goTo(9);
    expect(workspace.getState().text).toBe('aThreeTwoOne\n');
    workspace.goTo(2);
    expect(workspace.getState().change.label).toBe('Three');
    expect(undoLabels(workspace)).toEqual(['One', 'Two']);
  });

  test('each step knows the text on either side of it, also when it was undone', () => {
    const workspace = open('a\n');
    for (const label of ['One', 'Two', 'Three']) workspace.edit([insertion(1, label)], 'inspector', label);
    workspace.undo();
    const state = workspace.getState();
    expect(allSteps(state).map(({ label }) => label)).toEqual(['One', 'Two', 'Three']);
    expect(allSteps(state).map((_, i) => textsAround(state, i))).toEqual([
      { before: 'a\n', after: 'aOne\n' },
      { before: 'aOne\n', after: 'aTwoOne\n' },
      { before: 'aTwoOne\n', after: 'aThreeTwoOne\n' },
    ]);
  });

  test('steps share what they keep beside the text, and of the ids, where it stays', () => {
    const workspace = open('a\nb\n');
    workspace.edit([insertion(0, '\n')], 'inspector', 'One');
    workspace.edit([insertion(0, '\n')], 'inspector', 'Two');
    const [one, two] = workspace.getState().undoStack as readonly Step[];
    expect(one?.identitiesBefore).not.toBeNull();
    expect(two?.identitiesAfter).toBe(one?.identitiesBefore);
    expect(two?.besideAfter).toBe(one?.besideBefore);
  });

  test('going to a step brings back the positions, groups and picture that it had', () => {
    const workspace = open('a\nb\n');
    const members = ['unit-1', 'unit-2'];
    const seen = () => {
      const { text, positions, groups, picture } = workspace.getState();
      return { text, positions, groups, picture };
    };
    const states = [seen()];
    const steps = [
      () => workspace.place({ 'unit-1': { x: 1, y: 2 } }),
      () =>
        workspace.setGroups(
          [{ id: 'group-1', name: 'Both', by: 'hand', members, collapsed: false }],
          'Grouped',
        ),
      () => workspace.edit([insertion(0, '\n')], 'inspector', 'Typed'),
      () => workspace.tidy(),
    ];
    for (const step of steps) {
      step();
      states.push(seen());
    }
    for (const depth of [2, 4, 0, 3, 1]) {
      workspace.goTo(depth);
      expect(seen()).toEqual(states[depth]);
    }
  });

  test('tidy forgets positions as one step', () => {
    const workspace = open('a\n', {}, { positions: { 'a#0': { x: 5, y: 6 } } });
    workspace.tidy();
    expect(workspace.getState().positions).toEqual({});
    workspace.undo();
    expect(workspace.getState().positions).toEqual({ 'unit-1': { x: 5, y: 6 } });
  });

  test('a node that is unpinned is placed by the layout again', () => {
    const workspace = open('a\n', {}, { positions: { 'a#0': { x: 5, y: 6 } } });
    workspace.unpin(['unit-1', 'unit-9']);
    expect(workspace.getState()).toMatchObject({ positions: {}, picture: 1 });
    expect(workspace.getState().undoStack.at(-1)?.label).toBe('Unpinned a node');
  });

  test('tidying makes another picture, and undo brings the former back', () => {
    const workspace = open('a\n');
    workspace.tidy();
    expect(workspace.getState().picture).toBe(2);
    workspace.undo();
    expect(workspace.getState().picture).toBe(1);
  });

  test('groups are one step, and a collapsed one can be selected while it is there', () => {
    const workspace = open('a\nb\n');
    const group: CardGroup = {
      id: 'group-1',
      name: 'Both',
      by: 'hand',
      members: ['unit-1', 'unit-2'],
      collapsed: true,
    };
    workspace.setGroups([group], 'Grouped 2 nodes');
    workspace.select({ nodes: ['group-1'], edges: [] });
    expect(workspace.getState().selection.nodes).toEqual(['group-1']);
    workspace.undo();
    expect(workspace.getState()).toMatchObject({ groups: [], selection: { nodes: [] } });
  });

  test('moving nodes does not touch the text or its version', () => {
    const workspace = open('a\n');
    workspace.place({ 'unit-1': { x: 1, y: 1 } });
    workspace.undo();
    expect(workspace.getState().version).toBe(1);
  });
});

describe('designs', () => {
  test('positions are kept by name and occurrence', () => {
    const workspace = open('a\nnet\nnet\n');
    workspace.place({ 'unit-3': { x: 1, y: 2 } });
    expect(workspace.toRecord(7)).toEqual({
      id: 'd1',
      name: 'Test',
      text: 'a\nnet\nnet\n',
      baseline: 'a\nnet\nnet\n',
      target: workspace.getState().target,
      positions: { 'net#1': { x: 1, y: 2 } },
      groups: [],
      fileName: null,
      modified: 7,
    });
  });

  test('groups are kept by name and occurrence', () => {
    const group = { name: 'Shop', by: 'hand', members: ['net#1', 'gone#0'], collapsed: false } as const;
    const workspace = open('a\nnet\nnet\n', {}, { groups: [group] });
    expect(workspace.getState().groups[0]).toMatchObject({ id: 'group-1', members: ['unit-3', 'unit-4'] });
    expect(workspace.toRecord(0).groups).toEqual([{ ...group, members: ['net#1'] }]);
  });

  test('positions of units that cannot be read yet are not lost', () => {
    const positions = { 'b#0': { x: 1, y: 2 }, 'b#1': { x: 3, y: 4 }, '/f#0': { x: 5, y: 6 } };
    const workspace = open('?', {}, { positions });
    expect(workspace.toRecord(0).positions).toEqual(positions);
    workspace.edit([replacement({ start: 0, end: 1 }, 'a\nb\nb\n/f\n')], 'editor', 'Typed');
    expect(workspace.toRecord(0).positions).toEqual(positions);
  });

  test('loading starts history anew and counts the version on', () => {
    const workspace = open('a\n');
    workspace.dispatch({ do: 'add-service', name: 'b' }, 'canvas');
    workspace.load({ id: 'd2', name: 'Other', text: 'c\n' });
    expect(workspace.getState()).toMatchObject({
      designId: 'd2',
      version: 3,
      undoStack: [],
      selection: { nodes: [], edges: [] },
      change: { version: 3, origin: 'load', edits: null },
      unitIds: ['unit-3'],
    });
    expect(workspace.undo()).toBeNull();
  });
});

describe('findings', () => {
  test('follow the text at once in a small document', () => {
    const workspace = open('a!\n');
    workspace.edit([insertion(0, 'b!\n')], 'editor', 'Typed');
    expect(workspace.getState().diagnostics.map(({ span }) => span.start)).toEqual([1, 4]);
  });

  test('that take their time come later, and stale ones are dropped', () => {
    const replies: ((diagnostics: Diagnostic[]) => void)[] = [];
    const workspace = open('a!\n', {
      diagnose: () => null,
      scheduleDiagnose: (_, reply) => replies.push(reply),
    });
    const places = () => workspace.getState().diagnostics.map(({ span }) => span.start);
    expect(places()).toEqual([]);
    replies[0]?.(toyDiagnose(workspace.getState().analysis));
    expect(places()).toEqual([1]);
    workspace.edit([insertion(0, 'x')], 'editor', 'Typed');
    expect(places()).toEqual([2]);
    replies[0]?.([]);
    expect(places()).toEqual([2]);
    replies[1]?.([]);
    expect(places()).toEqual([]);
  });

  test('are asked for anew when a text comes back before it was judged', () => {
    const asked: string[] = [];
    const known: Record<string, Analysis> = {};
    const workspace = open('a\n', {
      analyze: (text) => (known[text] ??= toyAnalyze(text)),
      diagnose: (analysis) => (asked.length === 0 && analysis.text === 'a\n' ? [] : null),
      scheduleDiagnose: ({ text }) => asked.push(text),
    });
    workspace.edit([insertion(0, 'x')], 'editor', 'Typed');
    workspace.undo();
    expect(asked).toEqual(['xa\n', 'a\n']);
  });

  test('are not asked for again while they are those of the text', () => {
    let asked = 0;
    const later = { now: false };
    const workspace = open('a!\n', {
      diagnose: (analysis) => (later.now ? null : toyDiagnose(analysis)),
      scheduleDiagnose: () => asked++,
    });
    workspace.edit([insertion(0, 'x')], 'editor', 'Typed');
    workspace.edit([], 'editor', 'Nothing');
    expect(asked).toBe(0);
    later.now = true;
    workspace.undo();
    expect(asked).toBe(1);
    expect(workspace.getState().diagnostics.map(({ span }) => span.start)).toEqual([1]);
  });
});

test('reveal requests count up, so that asking twice reveals twice', () => {
  const workspace = open('a\n');
  workspace.revealSpan({ start: 0, end: 1 });
  workspace.revealSpan({ start: 0, end: 1 }, true);
  expect(workspace.getState().reveal).toEqual({ span: { start: 0, end: 1 }, serial: 2, focus: true });
});

describe('properties', () => {
  const stroke = fc.record({
    at: fc.nat(),
    remove: fc.nat(6),
    insert: fc.constantFrom('', 'a', 'b', ' needs a', '\n', '\r\n', '?', 'net\n', '/f\n', '  '),
    origin: fc.constantFrom('editor', 'inspector') as fc.Arbitrary<'editor' | 'inspector'>,
    wait: fc.constantFrom(10, 2000),
  });
  const toEdit = (
    text: string,
    { at, remove, insert }: { at: number; remove: number; insert: string },
  ): TextEdit => {
    const start = at % (text.length + 1);
    return replacement({ start, end: Math.min(text.length, start + remove) }, insert);
  };

  test('undoing everything gives back the first bytes and ids, redoing everything the last', () => {
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 25 }), (strokes) => {
        const original = 'a\r\nb needs a\nnet\n/f\nnet';
        const workspace = open(original);
        const ids = named(workspace);
        for (const each of strokes) {
          time.value += each.wait;
          workspace.edit([toEdit(workspace.getState().text, each)], each.origin, 'Typed');
        }
        const { text: last, stale } = workspace.getState();
        const lastIds = named(workspace);
        while (workspace.undo());
        expect(workspace.getState().text).toBe(original);
        expect(named(workspace)).toBe(ids);
        while (workspace.redo());
        expect(workspace.getState().text).toBe(last);
        if (!stale) expect(named(workspace)).toBe(lastIds);
      }),
    );
  });

  test('going to any step gives the bytes and ids that undoing one by one gives', () => {
    fc.assert(
      fc.property(
        fc.array(stroke, { maxLength: 15 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        (strokes, visits) => {
          const workspace = open('a\r\nb needs a\nnet\n/f\nnet');
          for (const each of strokes) {
            time.value += each.wait;
            workspace.edit([toEdit(workspace.getState().text, each)], each.origin, 'Typed');
          }
          const seen = () => {
            const { text, stale } = workspace.getState();
            return { text, ids: stale ? null : named(workspace) };
          };
          const states = [seen()];
          while (workspace.undo()) states.unshift(seen());
          for (const visit of visits) {
            const depth = visit % states.length;
            workspace.goTo(depth);
            expect(seen()).toEqual(states[depth]);
            expect(workspace.getState().undoStack).toHaveLength(depth);
          }
        },
      ),
    );
  });

  test('a unit keeps its id under any edits elsewhere', () => {
    fc.assert(
      fc.property(
        fc.array(stroke, { maxLength: 20 }),
        fc.array(fc.boolean(), { maxLength: 20 }),
        (strokes, sides) => {
          const workspace = open('x\ny\nkeep\nz\n');
          const before = { text: 'x\ny\n' };
          const after = { text: 'z\n' };
          strokes.forEach((each, i) => {
            const part = sides[i] ? before : after;
            const insert = each.insert.replaceAll('keep', '');
            const edit = toEdit(part.text, { ...each, insert });
            const next = part.text.slice(0, edit.span.start) + insert + part.text.slice(edit.span.end);
            // The unit stays on a line of its own.
            if (part === before && next !== '' && !next.endsWith('\n')) return;
            const shift = part === before ? 0 : before.text.length + 'keep\n'.length;
            const { start, end } = edit.span;
            workspace.edit(
              [replacement({ start: start + shift, end: end + shift }, insert)],
              each.origin,
              'Typed',
            );
            part.text = next;
          });
          const { shown, unitIds, text } = workspace.getState();
          expect(text).toBe(`${before.text}keep\n${after.text}`);
          const kept = shown.machine.units.findIndex((unit) => unit.name === 'keep');
          expect(unitIds[kept]).toBe('unit-3');
          expect(new Set(unitIds).size).toBe(unitIds.length);
        },
      ),
    );
  });
});
