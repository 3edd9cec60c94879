import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { largestDocument } from '../core/import/size-limit.ts';
import { createDesignFiles, readFile } from './files.ts';
import { memoryStore } from './testing/memory-store.ts';

/** jsdom's files have no `arrayBuffer`. */
function file(content: Iterable<number> | string, name = 'user-data.yml'): File {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content);
  const arrayBuffer = async () => bytes.buffer as ArrayBuffer;
  return Object.assign(new File([bytes], name), { arrayBuffer });
}

describe('reading', () => {
  test('gives the text, byte order mark and line ends included', async () => {
    const read = await readFile(file('\ufeff#cloud-config\r\n'), null);
    expect(read).toEqual({ ok: true, name: 'user-data.yml', text: '\ufeff#cloud-config\r\n', handle: null });
  });

  test('names the line that is not UTF-8', async () => {
    expect(await readFile(file([0x61, 0x0a, 0xe9]), null)).toMatchObject({
      ok: false,
      reason: 'Line 2 of user-data.yml is not UTF-8: byte 0xe9 at offset 2.',
    });
  });

  test('unpacks gzip, as the machine does, and keeps no way to write the text over it', async () => {
    const packed = file(gzipSync('#cloud-config\n'), 'user-data.yml.gz');
    const read = await readFile(packed, fakeHandle('user-data.yml.gz').handle);
    expect(read).toEqual({ ok: true, name: 'user-data.yml', text: '#cloud-config\n', handle: null });
  });

  test('says when gzip is not whole', async () => {
    const cut = gzipSync('#cloud-config\n').subarray(0, -3);
    expect(await readFile(file(cut), null)).toMatchObject({
      ok: false,
      reason: 'user-data.yml is gzip that is cut off at its end.',
    });
  });

  test('refuses what is over 5 MB', async () => {
    const large = file('');
    Object.defineProperty(large, 'size', { value: largestDocument + 1 });
    expect(await readFile(large, null)).toMatchObject({ ok: false, reason: expect.stringContaining('5 MB') });
  });
});

/** A file on disk as the browser hands it out. */
function fakeHandle(name: string, permission: PermissionState = 'granted') {
  const disk = { content: '' };
  const handle = {
    name,
    requestPermission: async () => permission,
    createWritable: async () => ({
      write: async (text: string) => {
        disk.content = text;
      },
      close: async () => {},
    }),
  } as unknown as FileSystemFileHandle;
  return { disk, handle };
}

describe('saving', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('goes back to the file the design was opened from', async () => {
    const { disk, handle } = fakeHandle('a.yml');
    const files = createDesignFiles(memoryStore());
    // Functions cannot be cloned: the handle is kept for this visit alone, as in a browser without storage.
    await files.remember('d1', handle);
    expect(await files.save('d1', 'b.yml', 'text')).toEqual({ ok: true, fileName: 'a.yml' });
    expect(disk.content).toBe('text');
  });

  test('says so when the browser may not write', async () => {
    const { handle } = fakeHandle('a.yml', 'denied');
    const files = createDesignFiles(memoryStore());
    await files.remember('d1', handle);
    expect(await files.save('d1', 'b.yml', 'text')).toEqual({
      ok: false,
      reason: 'The browser was not allowed to write a.yml.',
    });
  });

  test('asks for a file where the design has none, and remembers it', async () => {
    const { disk, handle } = fakeHandle('chosen.yml');
    const picker = vi.fn(async () => handle);
    vi.stubGlobal('showSaveFilePicker', picker);
    const files = createDesignFiles(memoryStore());
    await files.save('d1', 'b.yml', 'one');
    expect(await files.save('d1', 'b.yml', 'two')).toEqual({ ok: true, fileName: 'chosen.yml' });
    expect([disk.content, picker.mock.calls.length]).toEqual(['two', 1]);
  });

  test('is called off without a complaint', async () => {
    vi.stubGlobal('showSaveFilePicker', () => Promise.reject(new DOMException('', 'AbortError')));
    const saved = await createDesignFiles(memoryStore()).saveAs('d1', 'b.yml', 'one');
    expect(saved).toEqual({ ok: false, reason: null });
  });
});
