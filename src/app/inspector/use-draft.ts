import { type KeyboardEvent, useState } from 'react';
import type { Outcome } from '../../state/workspace.ts';

type Control = HTMLInputElement | HTMLTextAreaElement;

export interface Draft {
  readonly text: string;
  /** True while it holds something that was not committed. */
  readonly uncommitted: boolean;
  /** Why the last commit was refused; gone with the next key. */
  readonly refusal: string | null;
  readonly inputProps: {
    readonly value: string;
    onChange(event: { readonly currentTarget: Control }): void;
    onBlur(): void;
    onKeyDown(event: KeyboardEvent<Control>): void;
    readonly 'data-uncommitted': true | undefined;
  };
}

/**
 * The text of a form field until it is committed by Enter or by leaving the field. A refused text stays as typed,
 * with the reason; Escape brings back what the document says.
 *
 * @param value what the document says. A change of it from elsewhere replaces the draft unless that is being edited.
 * @param multiline Enter writes a line end; Ctrl+Enter commits.
 */
export function useDraft(value: string, commit: (text: string) => Outcome, multiline = false): Draft {
  const [text, setText] = useState(value);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    if (text === known) setText(value);
  }

  const take = () => {
    if (text === value || refusal !== null) return;
    const outcome = commit(text);
    // Taken over: from here on the document says what it reads, which may be put differently.
    if (outcome.ok) setText(value);
    else setRefusal(outcome.reason);
  };

  return {
    text,
    uncommitted: text !== value,
    refusal,
    inputProps: {
      value: text,
      onChange: ({ currentTarget }) => {
        setText(currentTarget.value);
        setRefusal(null);
      },
      onBlur: take,
      onKeyDown: (event) => {
        if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          take();
        }
        if (event.key === 'Escape' && text !== value) {
          event.preventDefault();
          event.stopPropagation();
          setText(value);
          setRefusal(null);
        }
      },
      'data-uncommitted': text !== value ? true : undefined,
    },
  };
}
