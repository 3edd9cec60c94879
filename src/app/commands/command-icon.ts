import {
  BoxSelect,
  ClipboardPaste,
  CodeXml,
  Copy,
  FileDiff,
  History,
  Keyboard,
  type LucideIcon,
  Scissors,
  SlidersHorizontal,
} from 'lucide-react';
import type { Command } from './command.ts';

/** Of commands that stand in lists alone: the first sight of the canvas does without. */
const listed: Readonly<Record<string, LucideIcon>> = {
  'go.inspector': SlidersHorizontal,
  'go.text': CodeXml,
  'go.keys': Keyboard,
  'edit.select-all': BoxSelect,
  'view.changes': History,
  'view.compare': FileDiff,
  'edit.cut': Scissors,
  'edit.copy': Copy,
  'edit.paste': ClipboardPaste,
};

export function commandIcon({ id, icon }: Command): LucideIcon | null {
  return icon ?? listed[id] ?? null;
}
