import type { FileView } from './machine-state.ts';

/** What `test` and `[` say (POSIX.1, test): files, texts, whole numbers, `!`, `-a`, `-o`. */
export function testExpression(words: readonly string[], files: FileView): boolean {
  const or = words.findIndex((word, i) => i > 0 && (word === '-o' || word === '||'));
  if (or > 0) return testExpression(words.slice(0, or), files) || testExpression(words.slice(or + 1), files);
  const and = words.findIndex((word, i) => i > 0 && (word === '-a' || word === '&&'));
  if (and > 0)
    return testExpression(words.slice(0, and), files) && testExpression(words.slice(and + 1), files);
  const [first = '', second = '', third = ''] = words;
  if (first === '!' && words.length > 1) return !testExpression(words.slice(1), files);
  if (words.length === 3) return compare(first, second, third);
  if (words.length === 2) return check(first, second, files);
  return first !== '';
}

function check(option: string, value: string, files: FileView): boolean {
  switch (option) {
    case '-n':
      return value !== '';
    case '-z':
      return value === '';
    case '-d':
      return files.isFolder(value);
    case '-f':
    case '-x':
      return files.exists(value) && !files.isFolder(value);
    case '-s':
      return (files.read(value) ?? '') !== '';
    case '-L':
    case '-h':
      return false;
    default:
      return files.exists(value);
  }
}

function compare(a: string, operator: string, b: string): boolean {
  switch (operator) {
    case '=':
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '-eq':
      return Number(a) === Number(b);
    case '-ne':
      return Number(a) !== Number(b);
    case '-lt':
      return Number(a) < Number(b);
    case '-le':
      return Number(a) <= Number(b);
    case '-gt':
      return Number(a) > Number(b);
    case '-ge':
      return Number(a) >= Number(b);
    default:
      return false;
  }
}
