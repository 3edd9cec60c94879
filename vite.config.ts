import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { importSource } from './scripts/bundle-source.mjs';

/**
 * Everything the page may do. Monaco and React Flow set inline styles, hence `'unsafe-inline'` for styles alone;
 * `blob:` images are needed to draw the canvas into a PNG.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the policy into the built page, so that it holds wherever the files are served from. */
function securityPolicyTag(): Plugin {
  return {
    name: 'slipway:security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** Writes the rules into `rules.html`: the page stands by itself, needs no script and is not part of the app's. */
function rulesIntoPage(): Plugin {
  return {
    name: 'slipway:rules-page',
    transformIndexHtml: {
      order: 'pre',
      async handler(html, { path }) {
        if (!path.endsWith('/rules.html')) return html;
        const { rulesHtml } = await importSource('src/core/diagnostics/rules-html.ts');
        return html.replace('<!-- rules -->', () => rulesHtml());
      },
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [react(), rulesIntoPage(), securityPolicyTag()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // Monaco is one large chunk, loaded after the canvas; `npm run bench` watches the sizes that matter.
    chunkSizeWarningLimit: 5000,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ['index.html', 'rules.html'],
      output: {
        codeSplitting: {
          // What the first sight of the canvas needs, in two files: many small ones compress worse. Libraries change
          // seldom and stay in the browser's cache.
          groups: [
            { name: 'libraries', test: /[\\/]node_modules[\\/]/, tags: ['$initial'], priority: 1 },
            { name: 'slipway', test: /^(?!.*[\\/]rules(-page|\.html))/, tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173 },
  preview: {
    host: '127.0.0.1',
    port: 4173,
    headers: {
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
  },
});
