import { act, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { shallow } from 'zustand/shallow';
import { insertion } from '../core/text/text-edit.ts';
import { createWorkspace } from '../state/store.ts';
import { toyAnalyze, toyApplyIntents, toyDiagnose } from '../state/testing/toy-core.ts';
import { useActions, useWorkspace, WorkspaceProvider } from './workspace-context.tsx';

const workspace = createWorkspace({
  analyze: toyAnalyze,
  diagnose: toyDiagnose,
  applyIntents: toyApplyIntents,
  clock: { now: () => 0 },
  initial: { id: 'd1', name: 'Test', text: 'a\n' },
});

test('a view draws again when its part of the state changes, and only then', () => {
  let draws = 0;
  function Names() {
    draws++;
    const names = useWorkspace((state) => state.shown.machine.units.map(({ name }) => name), shallow);
    return <p>{names.join(', ')}</p>;
  }
  render(
    <WorkspaceProvider workspace={workspace}>
      <Names />
    </WorkspaceProvider>,
  );
  act(() => void workspace.edit([insertion(1, ' needs docker')], 'editor', 'Typed'));
  expect(screen.getByText('a, docker')).toBeTruthy();
  const before = draws;
  act(() => workspace.setCaret(1));
  act(() => void workspace.edit([insertion(0, '\n')], 'editor', 'Typed'));
  expect(draws).toBe(before);
});

test('actions reach the store', () => {
  function Rename() {
    const actions = useActions();
    return (
      <button type="button" onClick={() => actions.rename('Other')}>
        Rename
      </button>
    );
  }
  render(
    <WorkspaceProvider workspace={workspace}>
      <Rename />
    </WorkspaceProvider>,
  );
  act(() => screen.getByText('Rename').click());
  expect(workspace.getState().name).toBe('Other');
});
