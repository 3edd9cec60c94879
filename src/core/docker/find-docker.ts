/**
 * Index of the word that runs docker, behind what may stand before a command: assignments, shell
 * keywords, and programs that run another one, with their options. null when there is none.
 */
export function findDocker(words: readonly string[]): number | null {
  let insideWrapper = false;
  for (const [index, word] of words.entries()) {
    if (isDocker(word)) return index;
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

function isDocker(word: string): boolean {
  return word === 'docker' || word.endsWith('/docker');
}

function isAssignment(word: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*=/.test(word);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
