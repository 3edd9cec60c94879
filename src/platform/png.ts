/** Beyond so many px browsers give an empty canvas or none. */
const MOST_PIXELS = 64_000_000;
const LONGEST_SIDE = 16_000;

/**
 * An SVG picture as a PNG, `scale` times its size, or as large as the browser can make it. Null when it cannot be
 * drawn. What it needs must lie in it: a picture may fetch nothing.
 */
export async function svgToPng(svg: string, scale: number): Promise<Blob | null> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { width, height } = image;
    const largest = Math.min(
      scale,
      LONGEST_SIDE / Math.max(width, height),
      Math.sqrt(MOST_PIXELS / (width * height)),
    );
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * largest);
    canvas.height = Math.round(height * largest);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}
