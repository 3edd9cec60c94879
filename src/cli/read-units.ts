import type { InputUnit } from '../core/simulate/boot-input.ts';
import type { CommandLineHost } from './host.ts';
import { readDocument } from './read-document.ts';

/**
 * The unit files of a folder, with those of its folders `NAME.d`, `NAME.wants` and the like; null when the path is no
 * folder. A path that is itself `NAME.d` keeps its name.
 */
export async function readUnitFolder(path: string, host: CommandLineHost): Promise<InputUnit[] | null> {
  const names = await namesIn(path, host);
  if (!names) return null;
  const base = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const own = base.endsWith('.d') ? `${base}/` : '';
  const units: InputUnit[] = [];
  for (const name of names) {
    const at = `${path.replace(/\/+$/, '')}/${name}`;
    const inside = own === '' ? await namesIn(at, host) : null;
    if (!inside) units.push({ path: own + name, text: await readDocument(at, host) });
    for (const file of inside ?? []) {
      units.push({ path: `${name}/${file}`, text: await readDocument(`${at}/${file}`, host) });
    }
  }
  return units;
}

async function namesIn(path: string, host: CommandLineHost): Promise<string[] | null> {
  try {
    return await host.readDirectory(path);
  } catch {
    return null;
  }
}
