// @ts-check
// `npm start`: builds when the sources are newer than the build, then serves it on this machine.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import { ensureBuild } from './ensure-build.mjs';
import { freePort } from './free-port.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const wanted = Number(process.env.PORT || 4173);
if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65435) {
  console.error(`PORT is ${process.env.PORT}; expected a number from 1 to 65435.`);
  process.exit(2);
}

await ensureBuild();
const port = await freePort(wanted);
if (port !== wanted) console.log(`Port ${wanted} is taken.`);
await preview({ root, logLevel: 'warn', preview: { port, strictPort: true } });
console.log(`Slipway is at http://127.0.0.1:${port}/ (Ctrl+C stops it)`);
