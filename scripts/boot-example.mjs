// @ts-check
// Boots the nine-container example under a real systemd with the boot rig (../shared/rig), where that is at hand, and
// fails when a unit of it does not come up. The rig has no network: the bundle of provision.service is put in its
// place first, as every boot after a machine's first one finds it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importSource } from './bundle-source.mjs';

const rig = join(dirname(fileURLToPath(import.meta.url)), '../../shared/rig/boot-rig');
if (!existsSync(rig)) {
  console.log(`The boot rig is not at ${rig}; nothing was booted.`);
  process.exit(0);
}

const { nineContainerExample } = await importSource('src/core/catalogue/example.ts');
const folder = mkdtempSync(join(tmpdir(), 'slipway-boot-'));
const file = join(folder, 'user-data');
writeFileSync(file, nineContainerExample.text);

const layBundle = 'cd /home/core && tar -czf bundle-7.tar.gz -T /dev/null';
// A consumer that came before its provider's container tries again after RestartSec=5.
const options = [
  '--at',
  `0 ${layBundle}`,
  '--at',
  '9 systemctl --failed --no-legend',
  ...process.argv.slice(2),
];
const run = spawnSync(rig, [...options, file], { encoding: 'utf8', maxBuffer: 1 << 28 });
rmSync(folder, { recursive: true, force: true });
if (run.status !== 0) {
  console.error(run.stderr || run.error?.message);
  process.exit(1);
}

const report = JSON.parse(run.stdout);
const names = [...nineContainerExample.text.matchAll(/- name: "(.*)"/g)].map(([, name = '']) => name);
let down = 0;
for (const name of names) {
  const { active, sub, result, restarts } = report.units[name] ?? {};
  const up = active === 'active' && (sub === 'running' || sub === 'exited');
  if (!up) down += 1;
  console.log(
    `${up ? 'up  ' : 'DOWN'} ${name}: ${active} (${sub}), result ${result}, ${restarts ?? 0} restarts`,
  );
}
for (const line of [...report.cycles, ...report.warnings]) console.log(line);
console.log(`${names.length - down} of ${names.length} units are up under ${report.systemd}.`);
process.exitCode = down || report.cycles.length || report.warnings.length ? 1 : 0;
