import { documentText } from '../core/import/document-bytes.ts';
import type { CommandLineHost } from './host.ts';
import { Misuse } from './verb.ts';

export interface SourceText {
  readonly text: string;
  /** Whether the file is gzip, so that a text cannot simply be written there. */
  readonly isPacked: boolean;
}

/**
 * The text of a file, or of standard input for `-`. A byte order mark stays in it.
 * @throws Misuse when it cannot be read or is neither UTF-8 nor gzip of it.
 */
export async function readDocument(path: string, host: CommandLineHost): Promise<string> {
  return (await readSource(path, host)).text;
}

/** @throws Misuse as `readDocument` */
export async function readSource(path: string, host: CommandLineHost): Promise<SourceText> {
  const read = documentText(await readBytes(path, host));
  if (read.ok) return read;
  const place = read.line === null ? path : `${path}:${read.line}`;
  throw new Misuse(`${place}: ${read.line === null ? 'the file' : 'this line'} ${read.reason}`);
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
