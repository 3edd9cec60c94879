import type { Analysis } from '../analysis.ts';
import { unitPlace } from '../machine/unit-sources.ts';

/** Notes for the files of `write_files` that are no unit files and hold one of these names as a word of its own. */
export function scriptsNaming(analysis: Analysis, names: readonly string[]): string[] {
  return analysis.config.files.flatMap((file) => {
    const path = file.path?.text ?? '';
    if (unitPlace(path)) return [];
    const named = names.find((name) => holdsWord(file.content?.text ?? '', name));
    return named === undefined ? [] : [`${path} mentions ${named}; it was left as it is.`];
  });
}

function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const around = (text[at - 1] ?? ' ') + (text[at + word.length] ?? ' ');
    if (!/[\w.-]/.test(around)) return true;
  }
  return false;
}
