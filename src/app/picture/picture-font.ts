import monoFile from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2?url';

let known: Promise<string> | null = null;

/**
 * CSS with the letters themselves, for a picture that is drawn at once: it sees none of the page's fonts. Empty when
 * the file cannot be had; then the system's own letters stand in.
 */
export function pictureFont(): Promise<string> {
  known ??= fetch(monoFile)
    .then((answer) => answer.arrayBuffer())
    .then((bytes) => fontFace(new Uint8Array(bytes)))
    .catch(() => '');
  return known;
}

function fontFace(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  const source = `url(data:font/woff2;base64,${btoa(binary)}) format('woff2')`;
  return `@font-face { font-family: 'JetBrains Mono'; font-weight: 100 800; src: ${source}; }`;
}
