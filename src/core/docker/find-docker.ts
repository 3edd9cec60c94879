/**
 * Index of the word that runs docker, behind what may stand before a command: assignments, shell
 * keywords, and programs that run another one, with their options. null when there is none.
 */
export function findDocker(words: readonly string[]): number | null {
  return findProgram(words, (word) => baseName(word) === 'docker');
}

/** As `findDocker`, of any program. */
export function findProgram(words: readonly string[], isMeant: (word: string) => boolean): number | null {
  let insideWrapper = false;
  for (const [index, word] of words.entries()) {
    if (isMeant(word)) return index;
    if (isAssignment(word) || shellKeywords.has(word)) continue;
    if (wrappers.has(baseName(word))) insideWrapper = true;
    else if (!insideWrapper) return null;
  }
  return null;
}

const shellKeywords = new Set(['!', '{', '(', 'if', 'then', 'elif', 'else', 'while', 'until', 'do']);
const wrappers = new Set([
  'chrt',
  'command',
  'env',
  'eval',
  'exec',
  'flock',
  'ionice',
  'nice',
  'nohup',
  'setsid',
  'stdbuf',
  'sudo',
  'systemd-cat',
  'systemd-inhibit',
  'time',
  'timeout',
]);

function isAssignment(word: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*=/.test(word);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
