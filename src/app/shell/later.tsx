import { lazy } from 'react';
import { noticeBoard } from './notify.ts';

const inspector = () => import('../inspector/inspector.tsx');
const commandPalette = () => import('../commands/command-palette.tsx');
const importDialog = () => import('../transfer/import-dialog.tsx');
const copyByHand = () => import('../transfer/copy-by-hand.tsx');
const linkChoices = () => import('../canvas/link-choices.tsx');
const toasts = () => import('./toasts.tsx');

/** Parts that the first sight of the canvas does without. */
export const Inspector = lazy(async () => ({ default: (await inspector()).Inspector }));
export const CommandPalette = lazy(async () => ({ default: (await commandPalette()).CommandPalette }));
export const ImportDialog = lazy(async () => ({ default: (await importDialog()).ImportDialog }));
export const CopyByHand = lazy(async () => ({ default: (await copyByHand()).CopyByHand }));
export const LinkChoices = lazy(async () => ({ default: (await linkChoices()).LinkChoices }));
export const Toasts = lazy(async () => ({ default: (await toasts()).Toasts }));

/** Fetches them while nothing else is to be done, so that none is waited for. */
export async function fetchLaterParts(): Promise<void> {
  await Promise.allSettled([inspector(), commandPalette(), importDialog(), copyByHand(), linkChoices()]);
  // Screen readers hear a notice only in a region that was there before it.
  noticeBoard.setState({ open: true });
}
