import { DAEMONS, daemonProgram } from './daemons.ts';
import { dockerProgram } from './docker-client.ts';
import { networkPrograms } from './network-programs.ts';
import type { Pause } from './process.ts';
import type { Program } from './program.ts';
import { PROGRAMS } from './programs.ts';
import { runScript } from './shell.ts';
import { SocketLife } from './socket-life.ts';
import { systemctlProgram } from './systemctl.ts';
import type { World } from './world.ts';

/** The program of a path or name; null when there is none. */
export type ProgramTable = (path: string) => Program | null;

/** The programs of a machine: those that are known, scripts among its files, and what stands in for the others. */
export function programTable(world: World, applyConfig: Program): ProgramTable {
  const programs = new Map<string, Program>([
    ...Object.entries(PROGRAMS),
    ...DAEMONS(world),
    ...networkPrograms(world),
    ['docker', dockerProgram(world.docker, () => connectDocker(world))],
    ['systemctl', systemctlProgram(() => world.manager)],
    ['coreos-cloudinit', applyConfig],
  ]);
  return (path) => {
    const base = path.slice(path.lastIndexOf('/') + 1);
    const script = path.includes('/') ? world.files.read(path) : null;
    if (script !== null) return scriptProgram(script) ?? daemonProgram(world);
    const standard = !path.includes('/') || STANDARD_FOLDERS.test(path);
    const known = standard ? programs.get(base) : undefined;
    if (known) return known;
    return world.input.machine.unknownPrograms === 'there' && base !== '' ? daemonProgram(world) : null;
  };
}

/** docker's client talks to docker.sock; the first to do so starts docker.service (systemd.socket(5)). */
function* connectDocker(world: World): Generator<Pause, boolean, void> {
  if (world.docker.kind === 'stand-in') return true;
  const { units } = world.manager;
  const service = units.get('docker.service');
  if (service?.load !== 'loaded') return true;
  if (!service.isActive()) {
    const socket = units.known('docker.socket')?.life;
    if (!(socket instanceof SocketLife) || !socket.connect()) return false;
  }
  while (!service.isActive()) {
    if (service.active() === 'failed') return false;
    yield 20;
  }
  return true;
}

const STANDARD_FOLDERS = /^\/(?:usr\/)?(?:local\/)?(?:s?bin|lib\/(?:systemd|coreos))\/[^/]+$/;

/** A file that a shell reads. */
function scriptProgram(text: string): Program | null {
  if (text.startsWith('#!') && !/^#!.*\b(?:ba|da|a)?sh\b/.test(text)) return null;
  return (call) => runScript(call, text, call.words);
}
