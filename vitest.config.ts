import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const inTheBrowser = ['src/app/**/*.test.{ts,tsx}', 'src/platform/**/*.dom.test.ts'];

export default defineConfig({
  plugins: [react()],
  test: {
    // Nothing is timed here: on a busy machine a sweep over documents may take its time.
    testTimeout: 300_000,
    setupFiles: ['scripts/vitest-setup.ts'],
    // Pure code shares one module registry per thread, which is several times faster; tests of components get
    // a fresh document each.
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: inTheBrowser,
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'app', environment: 'jsdom', include: inTheBrowser },
      },
    ],
  },
});
