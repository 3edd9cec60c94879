import { type Checked, sound, unsound } from './checked.ts';
import { splitCsv } from './csv.ts';

/** A value of `--network`. */
export interface NetworkChoice {
  /** Network name or id, or the mode as written (`host`, `container:db`). */
  readonly name: string;
  /** `container` joins the network of another container, named by `container`. */
  readonly kind: 'user-defined' | 'builtin' | 'container';
  readonly container: string | null;
  readonly aliases: readonly string[];
}

/** A network name, a mode, or `name=NET,alias=…` (docker/cli opts/network.go). */
export function parseNetwork(text: string): Checked<NetworkChoice> {
  if (text === '') return unsound('the name of the network is missing');
  if (!/\w+=\w+/.test(text)) return sound(choice(text, []));
  const fields = splitCsv(text);
  if (!fields) return unsound('the double quotes do not match');
  const aliases: string[] = [];
  let name = '';
  for (const field of fields) {
    const equals = field.indexOf('=');
    if (equals < 0) return unsound(`"${field}" is not key=value`);
    const key = field.slice(0, equals).trim().toLowerCase();
    const value = field.slice(equals + 1).trim();
    if (!keys.includes(key)) return unsound(`"${key}" is not a key of a network`);
    if (key === 'name') name = value;
    if (key === 'alias') aliases.push(value);
  }
  return name === '' ? unsound('the name of the network is missing') : sound(choice(name, aliases));
}

const keys = ['name', 'alias', 'ip', 'ip6', 'mac-address', 'link-local-ip', 'driver-opt', 'gw-priority'];
const builtinModes = ['', 'bridge', 'host', 'none', 'default'];

function choice(name: string, aliases: readonly string[]): NetworkChoice {
  const container = /^container:(.+)$/.exec(name)?.[1] ?? null;
  const kind = container !== null ? 'container' : builtinModes.includes(name) ? 'builtin' : 'user-defined';
  return { name, kind, container, aliases };
}
