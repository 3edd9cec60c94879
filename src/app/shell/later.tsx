import { type ComponentType, lazy, useState } from 'react';
import { noticeBoard } from './notify.ts';

/** Parts that the first sight of the canvas does without. */
export const Inspector = later(async () => (await import('../inspector/inspector.tsx')).Inspector);
export const CommandPalette = later(
  async () => (await import('../commands/command-palette.tsx')).CommandPalette,
);
export const ImportDialog = later(async () => (await import('../transfer/import-dialog.tsx')).ImportDialog);
export const Drawer = later(async () => (await import('./drawer.tsx')).Drawer);
export const Changes = later(async () => (await import('../changes/changes.tsx')).Changes);
export const CommandMenu = later(async () => (await import('../commands/command-menu.tsx')).CommandMenu);
export const CheatSheet = later(async () => (await import('../commands/cheat-sheet.tsx')).CheatSheet);
export const CopyByHand = later(async () => (await import('../transfer/copy-by-hand.tsx')).CopyByHand);
export const LinkChoices = later(async () => (await import('../canvas/link-choices.tsx')).LinkChoices);
export const EmptyState = later(async () => (await import('./empty-state.tsx')).EmptyState);
export const EdgeHover = later(async () => (await import('../canvas/edge-hover.tsx')).EdgeHover);
export const QuickAddField = later(async () => (await import('../canvas/quick-add-field.tsx')).QuickAddField);
export const ReadOnlyNotice = later(
  async () => (await import('../canvas/read-only-notice.tsx')).ReadOnlyNotice,
);
export const RenameInput = later(async () => (await import('../outline/rename-input.tsx')).RenameInput);
export const Problems = later(async () => (await import('../problems/problems.tsx')).Problems);
export const PictureDialog = later(async () => (await import('../picture/picture-dialog.tsx')).PictureDialog);
export const PrintPage = later(async () => (await import('../picture/print-page.tsx')).PrintPage);
export const KindChoices = later(async () => (await import('../canvas/kind-choices.tsx')).KindChoices);
export const FindBar = later(async () => (await import('../canvas/find-bar.tsx')).FindBar);
export const FocusTrail = later(async () => (await import('../canvas/focus-trail.tsx')).FocusTrail);
export const GroupFrames = later(async () => (await import('../canvas/group-frames.tsx')).GroupFrames);
export const Legend = later(async () => (await import('../canvas/legend.tsx')).Legend);
export const Toasts = later(async () => (await import('./toasts.tsx')).Toasts);

/** Fetches them while nothing else is to be done, so that none is waited for. */
export async function fetchLaterParts(): Promise<void> {
  const parts = [
    Changes,
    CheatSheet,
    CommandMenu,
    CommandPalette,
    CopyByHand,
    Drawer,
    EdgeHover,
    EmptyState,
    FindBar,
    ImportDialog,
    Inspector,
    KindChoices,
    LinkChoices,
    PictureDialog,
    PrintPage,
    Problems,
    QuickAddField,
    ReadOnlyNotice,
    RenameInput,
  ];
  await Promise.allSettled(parts.map((part) => part.fetch()));
  // Screen readers hear a notice only in a region that was there before it.
  noticeBoard.setState({ open: true });
}

/** A part whose code comes later. Once fetched it is drawn at once; `lazy` alone would wait a little all the same. */
function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let here: ComponentType<Props> | null = null;
  const fetch = async () => {
    here = await load();
    return { default: here };
  };
  const Waiting = lazy(fetch);

  function Later(props: Props) {
    // Chosen once: another component in its place would begin anew.
    const [Part] = useState<ComponentType<Props>>(() => here ?? Waiting);
    return <Part {...props} />;
  }
  return Object.assign(Later, { fetch });
}
