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

/** Notices that nobody has shown yet, and whether somebody is to be there who does (`toasts.tsx`). */
export const noticeBoard = createStore<{ readonly open: boolean; readonly waiting: readonly Notice[] }>(
  () => ({ open: false, waiting: [] }),
);

/** Says something in passing, at the foot of the window. What must be answered belongs in a dialog. */
export function notify(notice: Notice): void {
  noticeBoard.setState(({ waiting }) => ({ open: true, waiting: [...waiting, notice] }));
}
