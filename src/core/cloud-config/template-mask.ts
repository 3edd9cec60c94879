import type { OpaquePart } from './document.ts';

export interface TemplateMask {
  /** As long as the original, with its line ends where they were. */
  readonly text: string;
  readonly parts: readonly OpaquePart[];
}

export function maskTemplates(text: string): TemplateMask {
  return { text, parts: [] };
}
