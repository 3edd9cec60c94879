import { del, get, set, type UseStore } from 'idb-keyval';
import { largestDocument, tooLarge } from '../core/import/size-limit.ts';
import { fileHandleKey, slipwayStore } from './storage.ts';

export type FileRead =
  | {
      readonly ok: true;
      readonly name: string;
      readonly text: string;
      /** Saving can go back there; null where the browser gives only the content. */
      readonly handle: FileSystemFileHandle | null;
    }
  | { readonly ok: false; readonly name: string; readonly reason: string };

/** Asks for a file and reads it; null when the user picks none. */
export async function openFile(): Promise<FileRead | null> {
  const picker = window as Window & FilePickers;
  if (!picker.showOpenFilePicker) {
    const file = await pickWithInput();
    return file && readFile(file, null);
  }
  try {
    const [handle] = await picker.showOpenFilePicker({ id: PICKER });
    return handle ? await readFile(await handle.getFile(), handle) : null;
  } catch (error) {
    if (isAbort(error)) return null;
    throw error;
  }
}

/** The first file of a drop; null when none was dropped. Call it in the drop event itself: later its data are gone. */
export async function readDrop(data: DataTransfer): Promise<FileRead | null> {
  const item = [...data.items].find(({ kind }) => kind === 'file') as DroppedItem | undefined;
  const file = item?.getAsFile() ?? null;
  if (!file) return null;
  const handle = await item?.getAsFileSystemHandle?.().catch(() => null);
  return readFile(file, handle?.kind === 'file' ? (handle as FileSystemFileHandle) : null);
}

/** Reads a file of at most 5 MB: strict UTF-8, or gzip of it, which is not saved back over. */
export async function readFile(file: File, handle: FileSystemFileHandle | null): Promise<FileRead> {
  const { name } = file;
  if (file.size > largestDocument) return { ok: false, name, reason: tooLarge };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { documentText } = await import('../core/import/document-bytes.ts');
  const read = documentText(bytes);
  if (!read.ok) {
    return {
      ok: false,
      name,
      reason: `${read.line === null ? name : `Line ${read.line} of ${name}`} ${read.reason}.`,
    };
  }
  if (!read.isPacked) return { ok: true, name, text: read.text, handle };
  return { ok: true, name: name.replace(/(?<=.)\.(?:gz|gzip)$/i, ''), text: read.text, handle: null };
}

/** Hands the text to the browser's downloads. */
export function downloadText(name: string, text: string): void {
  download(name, new Blob([text], { type: 'text/plain;charset=utf-8' }));
}

/** Hands anything to the browser's downloads. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export type FileSaved =
  | { readonly ok: true; readonly fileName: string }
  /** `reason` is null when the user called it off. */
  | { readonly ok: false; readonly reason: string | null };

/** The files that designs were opened from, kept over visits where the browser can. */
export interface DesignFiles {
  remember(designId: string, handle: FileSystemFileHandle): Promise<void>;
  forget(designId: string): Promise<void>;
  /** Writes back to the design's file; asks for one where it has none. Must come from a user gesture. */
  save(designId: string, suggestedName: string, text: string): Promise<FileSaved>;
  saveAs(designId: string, suggestedName: string, text: string): Promise<FileSaved>;
}

export function createDesignFiles(store: UseStore = slipwayStore): DesignFiles {
  const handles = new Map<string, FileSystemFileHandle>();

  const files: DesignFiles = {
    async remember(designId, handle) {
      handles.set(designId, handle);
      // Without storage the handle lasts as long as the tab.
      await set(fileHandleKey(designId), handle, store).catch(() => {});
    },
    async forget(designId) {
      handles.delete(designId);
      await del(fileHandleKey(designId), store).catch(() => {});
    },
    async save(designId, suggestedName, text) {
      const handle =
        handles.get(designId) ??
        (await get<FileSystemFileHandle>(fileHandleKey(designId), store).catch(() => undefined));
      if (!handle) return files.saveAs(designId, suggestedName, text);
      handles.set(designId, handle);
      return writeTo(handle, text);
    },
    async saveAs(designId, suggestedName, text) {
      const picker = window as Window & FilePickers;
      if (!picker.showSaveFilePicker) {
        downloadText(suggestedName, text);
        return { ok: true, fileName: suggestedName };
      }
      try {
        const handle = await picker.showSaveFilePicker({ id: PICKER, suggestedName });
        const saved = await writeTo(handle, text);
        if (saved.ok) await files.remember(designId, handle);
        return saved;
      } catch (error) {
        if (isAbort(error)) return { ok: false, reason: null };
        return { ok: false, reason: `The browser did not open a file: ${messageOf(error)}` };
      }
    },
  };
  return files;
}

/** The content is swapped in when the stream closes: a crash leaves the old file whole. */
async function writeTo(handle: FileSystemFileHandle, text: string): Promise<FileSaved> {
  try {
    const asking = handle as FileSystemFileHandle & Partial<PermissionAsking>;
    const permission = await asking.requestPermission?.({ mode: 'readwrite' });
    if (permission && permission !== 'granted') {
      return { ok: false, reason: `The browser was not allowed to write ${handle.name}.` };
    }
    const stream = await handle.createWritable();
    await stream.write(text);
    await stream.close();
    return { ok: true, fileName: handle.name };
  } catch (error) {
    return { ok: false, reason: `${handle.name} was not saved: ${messageOf(error)}` };
  }
}

function pickWithInput(): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.hidden = true;
    const picked = (file: File | null) => {
      input.remove();
      resolve(file);
    };
    input.addEventListener('change', () => picked(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => picked(null));
    // One that is not in the page may be gone before the file is chosen.
    document.body.append(input);
    input.click();
  });
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The browser opens the next dialog in the folder of the last one with this id. */
const PICKER = 'slipway';

/** File System Access, as far as it is used here; not in TypeScript's DOM. */
interface FilePickers {
  showOpenFilePicker?(options: { id: string }): Promise<FileSystemFileHandle[]>;
  showSaveFilePicker?(options: { id: string; suggestedName: string }): Promise<FileSystemFileHandle>;
}

interface PermissionAsking {
  requestPermission(options: { mode: 'readwrite' }): Promise<PermissionState>;
}

interface DroppedItem extends DataTransferItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}
