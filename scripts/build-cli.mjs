// @ts-check
// `npm run build:cli`: the command line as one file, for an installed package without sources.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleSource } from './bundle-source.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
await bundleSource('src/cli/main.ts', join(root, 'dist-cli/slipway.mjs'));
console.log('dist-cli/slipway.mjs');
