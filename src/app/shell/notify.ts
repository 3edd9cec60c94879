import { createStore } from 'zustand/vanilla';

export type NoticeTone = 'plain' | 'ok' | 'warning' | 'error';

export interface Notice {
  /** One or two short sentences. */
  readonly message: string;
  readonly tone?: NoticeTone;
  /** A later notice about the same thing takes the place of this one. */
  readonly about?: string;
  /** One thing to do about it: a verb. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Notices to show and to take down, and whether somebody is to be there who does (`toasts.tsx`). */
export const noticeBoard = createStore<{
  readonly open: boolean;
  readonly waiting: readonly Notice[];
  /** What they were about. */
  readonly outdated: readonly string[];
}>(() => ({ open: false, waiting: [], outdated: [] }));

/** Says something in passing, at the foot of the window. What must be answered belongs in a dialog. */
export function notify(notice: Notice): void {
  noticeBoard.setState(({ waiting }) => ({ open: true, waiting: [...waiting, notice] }));
}

/** Takes down what was said about something, because it is so no longer. */
export function retract(about: string): void {
  noticeBoard.setState(({ waiting, outdated }) => ({
    waiting: waiting.filter((notice) => notice.about !== about),
    outdated: [...outdated, about],
  }));
}
