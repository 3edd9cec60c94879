// @ts-check

/**
 * A picture of the page, once it looks the same twice, `pause` milliseconds apart: Monaco colours its text after it
 * shows it.
 *
 * @param {import('playwright').Page} page
 * @param {number} pause
 * @param {import('playwright').PageScreenshotOptions} options
 */
export async function whenStill(page, pause, options = {}) {
  /** @type {Buffer} */
  let before = Buffer.alloc(0);
  for (let tries = 0; tries < 20; tries++) {
    const picture = await page.screenshot({ animations: 'disabled', caret: 'hide', ...options });
    if (picture.equals(before)) return picture;
    before = picture;
    await page.waitForTimeout(pause);
  }
  throw new Error('The page does not come to rest.');
}
