import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Outcome } from '../../state/workspace.ts';
import { useDraft } from './use-draft.ts';

const accepted: Outcome = { ok: true, label: '', notes: [] };
const refused: Outcome = { ok: false, reason: 'No such image.', span: null };

function Probe({ value, commit }: { value: string; commit: (text: string) => Outcome }) {
  const draft = useDraft(value, commit);
  return (
    <>
      <input aria-label="probe" {...draft.inputProps} />
      <output>{draft.refusal}</output>
    </>
  );
}

function probe(value: string, outcome: Outcome = accepted) {
  const commit = vi.fn((_text: string) => outcome);
  const { rerender } = render(<Probe value={value} commit={commit} />);
  const field = screen.getByLabelText<HTMLInputElement>('probe');
  const show = (next: string) => rerender(<Probe value={next} commit={commit} />);
  return { commit, field, show, user: userEvent.setup() };
}

afterEach(cleanup);

test('Enter commits what was typed', async () => {
  const { commit, field, user } = probe('redis');
  await user.type(field, ':7{Enter}');
  expect(commit.mock.calls).toEqual([['redis:7']]);
});

test('leaving the field commits; leaving it as it was does not', async () => {
  const { commit, field, user } = probe('redis');
  await user.click(field);
  await user.tab();
  expect(commit).not.toHaveBeenCalled();
  await user.type(field, '!');
  await user.tab();
  expect(commit).toHaveBeenCalledTimes(1);
});

test('a committed text that the document puts differently shows as the document has it', async () => {
  const { field, show, user } = probe('redis');
  await user.type(field, '  {Enter}');
  expect(field.value).toBe('redis');
  show('redis:latest');
  expect(field.value).toBe('redis:latest');
});

test('Escape brings back what the document says', async () => {
  const { commit, field, user } = probe('redis');
  await user.type(field, 'xyz{Escape}');
  expect(field.value).toBe('redis');
  await user.tab();
  expect(commit).not.toHaveBeenCalled();
});

test('a refused text stays, with its reason, until the next key', async () => {
  const { field, user } = probe('redis', refused);
  await user.type(field, '!!{Enter}');
  expect(field.value).toBe('redis!!');
  expect(screen.getByRole('status').textContent).toBe('No such image.');
  await user.type(field, '?');
  expect(screen.getByRole('status').textContent).toBe('');
});

test('a refused text is not tried again on leaving', async () => {
  const { commit, field, user } = probe('redis', refused);
  await user.type(field, '!{Enter}');
  await user.tab();
  expect(commit).toHaveBeenCalledTimes(1);
});

test('says that it holds something uncommitted, so that undo is the field’s own', async () => {
  const { field, user } = probe('redis');
  expect(field.hasAttribute('data-uncommitted')).toBe(false);
  await user.type(field, 'x');
  expect(field.hasAttribute('data-uncommitted')).toBe(true);
});

test('follows the document while nobody is typing', () => {
  const { field, show } = probe('redis');
  show('postgres');
  expect(field.value).toBe('postgres');
});

test('keeps what is being typed when the document changes elsewhere', () => {
  const { field, show } = probe('redis');
  fireEvent.change(field, { target: { value: 'redis:7' } });
  show('postgres');
  expect(field.value).toBe('redis:7');
});
