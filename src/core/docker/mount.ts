import { type Checked, sound, unsound } from './checked.ts';
import { splitCsv } from './csv.ts';
import { parseBool, parseBytes } from './numbers.ts';

/** A mount in the shape of the Engine API (`HostConfig.Mounts`), without fields that are not set. */
export interface Mount {
  Type: string;
  Source?: string;
  Target?: string;
  ReadOnly?: boolean;
  Consistency?: string;
  BindOptions?: Record<string, string | boolean>;
  VolumeOptions?: {
    NoCopy?: boolean;
    Labels?: Record<string, string>;
    Subpath?: string;
    DriverConfig?: { Name?: string; Options?: Record<string, string> };
  };
  ImageOptions?: { Subpath?: string };
  TmpfsOptions?: { SizeBytes?: number; Mode?: number };
}

/** A value of `--mount`: key=value pairs with commas (docker/cli opts/mount.go). */
export function parseMount(value: string): Checked<Mount> {
  const fields = splitCsv(value);
  if (!fields) return unsound('the double quotes do not match');
  const mount: Mount = { Type: 'volume' };
  for (const field of fields) {
    const equals = field.indexOf('=');
    const key = (equals < 0 ? field : field.slice(0, equals)).toLowerCase();
    if (equals < 0 && !bareKeys.includes(key)) return unsound(`"${field}" is not key=value`);
    const set = setters.get(key);
    if (!set) return unsound(`"${key}" is not a key of a mount`);
    const problem = set(mount, equals < 0 ? 'true' : field.slice(equals + 1));
    if (problem) return unsound(problem);
  }
  if (mount.Type === '') return unsound('the type is empty');
  for (const [options, type] of optionTypes) {
    if (mount[options] && mount.Type !== type) {
      return unsound(`options of the type ${type} cannot stand with the type ${mount.Type}`);
    }
  }
  return mount.Target ? sound(mount) : unsound('the target is missing');
}

/** What the daemon finds wrong with a mount the client lets through. */
export function mountProblem(mount: Mount): string | null {
  if (!mountTypes.includes(mount.Type)) return `"${mount.Type}" is not a type of mount`;
  if (!mount.Target?.startsWith('/')) return `the target "${mount.Target}" is not an absolute path`;
  if (mount.Type === 'bind' && !mount.Source) return 'the source is missing';
  if (mount.Type === 'bind' && !/^[/.]/.test(mount.Source ?? '')) {
    return `the source "${mount.Source}" is not an absolute path`;
  }
  return null;
}

const mountTypes = ['bind', 'volume', 'tmpfs', 'image', 'npipe', 'cluster'];
const bareKeys = ['readonly', 'ro', 'volume-nocopy', 'bind-nonrecursive', 'bind-create-src'];
const optionTypes = [
  ['BindOptions', 'bind'],
  ['VolumeOptions', 'volume'],
  ['ImageOptions', 'image'],
  ['TmpfsOptions', 'tmpfs'],
] as const;

type Setter = (mount: Mount, value: string) => string | null;

const setters: ReadonlyMap<string, Setter> = new Map([
  ['type', put((mount, value) => (mount.Type = value.toLowerCase()))],
  ['source', put((mount, value) => (mount.Source = value))],
  ['src', put((mount, value) => (mount.Source = value))],
  ['target', put((mount, value) => (mount.Target = value))],
  ['dst', put((mount, value) => (mount.Target = value))],
  ['destination', put((mount, value) => (mount.Target = value))],
  ['readonly', flag((mount, on) => (mount.ReadOnly = on))],
  ['ro', flag((mount, on) => (mount.ReadOnly = on))],
  ['consistency', put((mount, value) => (mount.Consistency = value.toLowerCase()))],
  ['bind-propagation', put((mount, value) => (bind(mount).Propagation = value.toLowerCase()))],
  ['bind-nonrecursive', flag((mount, on) => (bind(mount).NonRecursive = on))],
  ['bind-create-src', flag((mount, on) => (bind(mount).CreateMountpoint = on))],
  ['bind-recursive', setRecursion],
  ['volume-subpath', put((mount, value) => (volume(mount).Subpath = value))],
  ['volume-nocopy', flag((mount, on) => (volume(mount).NoCopy = on))],
  ['volume-label', put((mount, value) => pair(labels(mount), value))],
  ['volume-driver', put((mount, value) => (driver(mount).Name = value))],
  ['volume-opt', put((mount, value) => pair(driverOptions(mount), value))],
  ['image-subpath', put((mount, value) => (mount.ImageOptions = { Subpath: value }))],
  ['tmpfs-size', setTmpfsSize],
  ['tmpfs-mode', setTmpfsMode],
]);

function setRecursion(mount: Mount, value: string): string | null {
  if (value === 'disabled') bind(mount).NonRecursive = true;
  else if (value === 'writable') bind(mount).ReadOnlyNonRecursive = true;
  else if (value === 'readonly') bind(mount).ReadOnlyForceRecursive = true;
  else if (value !== 'enabled') return `"${value}" is not enabled, disabled, writable or readonly`;
  return null;
}

function setTmpfsSize(mount: Mount, value: string): string | null {
  const size = parseBytes(value);
  if (size.problem !== null) return size.problem;
  mount.TmpfsOptions = { ...mount.TmpfsOptions, SizeBytes: size.value };
  return null;
}

function setTmpfsMode(mount: Mount, value: string): string | null {
  if (!/^[0-7]+$/.test(value)) return `"${value}" is not an octal mode`;
  mount.TmpfsOptions = { ...mount.TmpfsOptions, Mode: Number.parseInt(value, 8) };
  return null;
}

function put(assign: (mount: Mount, value: string) => void): Setter {
  return (mount, value) => {
    assign(mount, value);
    return null;
  };
}

function flag(assign: (mount: Mount, on: boolean) => void): Setter {
  return (mount, value) => {
    const on = parseBool(value);
    if (on.problem === null) assign(mount, on.value);
    return on.problem;
  };
}

function bind(mount: Mount): Record<string, string | boolean> {
  mount.BindOptions ??= {};
  return mount.BindOptions;
}

function volume(mount: Mount): NonNullable<Mount['VolumeOptions']> {
  mount.VolumeOptions ??= {};
  return mount.VolumeOptions;
}

function driver(mount: Mount): { Name?: string; Options?: Record<string, string> } {
  const options = volume(mount);
  options.DriverConfig ??= {};
  return options.DriverConfig;
}

function labels(mount: Mount): Record<string, string> {
  const options = volume(mount);
  options.Labels ??= {};
  return options.Labels;
}

function driverOptions(mount: Mount): Record<string, string> {
  const options = driver(mount);
  options.Options ??= {};
  return options.Options;
}

function pair(into: Record<string, string>, value: string): void {
  const equals = value.indexOf('=');
  into[equals < 0 ? value : value.slice(0, equals)] = equals < 0 ? '' : value.slice(equals + 1);
}
