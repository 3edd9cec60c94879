import { parseImageReference } from '../../core/docker/image-reference.ts';

/** What was typed into the quick-add box: a container, nothing yet, or why it is none. */
export type QuickAddText =
  | { readonly kind: 'container'; readonly name: string; readonly image: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'problem'; readonly problem: string };

/** Reads `name image`, or an image alone, which then gives the name: `redis:7` is a container redis. */
export function readQuickAdd(text: string): QuickAddText {
  const words = text.trim().split(/\s+/).filter(Boolean);
  const [first, second, ...others] = words;
  if (first === undefined) return { kind: 'nothing' };
  if (others.length > 0) {
    const what = words.includes('run')
      ? 'A docker run line goes through Import.'
      : 'Type a name and an image, no more.';
    return { kind: 'problem', problem: what };
  }
  const image = second ?? first;
  const reference = parseImageReference(image);
  if (!reference) return { kind: 'problem', problem: `${image} is not the name of an image.` };
  const name = second === undefined ? reference.path.slice(reference.path.lastIndexOf('/') + 1) : first;
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) {
    return {
      kind: 'problem',
      problem: 'A name has letters, digits, and . _ - after the first; two at least.',
    };
  }
  return { kind: 'container', name, image };
}
