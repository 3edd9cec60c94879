import { decodeUtf8 } from '../core/import/decode-utf8.ts';
import type { CommandLineHost } from './host.ts';
import { Misuse } from './verb.ts';

/**
 * The text of a file, or of standard input for `-`. A byte order mark stays in it.
 * @throws Misuse when it cannot be read or is not UTF-8.
 */
export async function readDocument(path: string, host: CommandLineHost): Promise<string> {
  const decoded = decodeUtf8(await readBytes(path, host));
  if (decoded.ok) return decoded.text;
  throw new Misuse(`${path}:${decoded.line}: this line is not UTF-8, so the file was not read`);
}

async function readBytes(path: string, host: CommandLineHost): Promise<Uint8Array> {
  if (path === '-') return host.readStdin();
  try {
    return await host.readFile(path);
  } catch (problem) {
    throw new Misuse(`cannot read ${path}: ${reason(problem)}`);
  }
}

function reason(problem: unknown): string {
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a directory';
  if (code === 'EACCES') return 'permission denied';
  return problem instanceof Error ? problem.message : String(problem);
}
