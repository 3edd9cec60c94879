import { type LayoutInput, layout, type TracedLayout } from '../../core/views/layout.ts';
import { hasSameGroups, type Trace } from '../../core/views/layout-trace.ts';

/**
 * Remembers how scenes were laid out. A scene begins with a fresh layout and follows small changes from then on; a
 * text that it had a little while ago (undo) gets the picture that it had then.
 */
export class Pictures {
  private readonly scenes = new Map<string, { readonly text: string; readonly trace: Trace }[]>();

  draw(scene: string, text: string, input: LayoutInput): TracedLayout {
    const seen = this.scenes.get(scene) ?? [];
    const former = (seen.find((one) => one.text === text) ?? seen.at(-1))?.trace;
    const drawn = layout(input, former && hasSameGroups(former, input.nodes) ? former : null);
    const others = seen.filter((one) => one.text !== text);
    this.scenes.delete(scene);
    this.scenes.set(scene, [...others, { text, trace: drawn.trace }].slice(-REMEMBERED));
    for (const old of [...this.scenes.keys()].slice(0, -SCENES)) this.scenes.delete(old);
    return drawn;
  }
}

const REMEMBERED = 20;
const SCENES = 4;
