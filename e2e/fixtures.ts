import { test as base, expect } from '@playwright/test';

export { expect };

/** What a page did that Slipway never may: errors, refused policies, requests to another origin. */
export interface Watch {
  readonly problems: readonly string[];
  /** Lets this test alone cause problems that match. */
  allow(pattern: RegExp): void;
}

/**
 * Playwright's `test`, for pages that behave: it fails when the page logs an error, throws, breaks its security
 * policy or asks any other origin for anything.
 */
export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ context, baseURL }, use) => {
      const origin = new URL(baseURL ?? '').origin;
      const problems: string[] = [];
      const allowed: RegExp[] = [];

      context.on('console', (message) => {
        if (message.type() === 'error') problems.push(`console: ${message.text()}`);
      });
      context.on('weberror', (error) => problems.push(`exception: ${error.error().stack ?? error.error()}`));
      context.on('request', (request) => {
        const url = request.url();
        if (!/^(data|blob):/.test(url) && new URL(url).origin !== origin) problems.push(`request: ${url}`);
      });
      context.on('page', (page) => {
        page.on('websocket', (socket) => problems.push(`websocket: ${socket.url()}`));
      });

      await use({ problems, allow: (pattern) => allowed.push(pattern) });

      const unexpected = problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)));
      expect(unexpected, 'problems of the page').toEqual([]);
    },
    { auto: true },
  ],
});
