/** A format that is not a cloud-config, with what to say of it. */
export interface ForeignFormat {
  readonly name: string;
  readonly message: string;
}

/** What a text is instead of a cloud-config, or null. `keys` are its top-level keys, where it is YAML. */
export function foreignFormat(text: string, keys: ReadonlySet<string>): ForeignFormat | null {
  const start = text.replace(/^\ufeff/, '').trimStart();
  for (const { name, pattern, what } of byFirstLine) {
    if (pattern.test(start)) return { name, message: `This is ${what}, not a cloud-config.` };
  }
  if (start.startsWith('{') && /"ignition"\s*:/.test(start)) return foreign('Ignition', 'an Ignition config');
  if (keys.has('coreos')) return null;
  if (keys.has('variant')) return foreign('Butane', 'a Butane config');
  if (keys.has('apiVersion') && keys.has('kind')) return foreign('Kubernetes', 'a Kubernetes manifest');
  if (keys.has('services')) return foreign('compose', 'a compose file');
  if (keys.has('ignition') || (keys.has('systemd') && !keys.has('write_files'))) {
    return foreign('Container Linux Config', 'a Container Linux Config');
  }
  return null;
}

/** True for compose files of the first version: services at the top level, without a `services` key. */
export function looksLikeFirstCompose(text: string): boolean {
  return /^[\w.-]+\s*:\s*$/m.test(text) && /^\s+(?:image|build)\s*:/m.test(text);
}

function foreign(name: string, what: string): ForeignFormat {
  return { name, message: `This is ${what}, not a cloud-config.` };
}

/** User-data forms by their first line (cloud-init documentation, "User-data formats"). */
const byFirstLine = [
  { name: 'script', pattern: /^#!/, what: 'a script' },
  { name: 'MIME', pattern: /^(?:MIME-Version|Content-Type)\s*:/i, what: 'a MIME archive' },
  { name: 'include file', pattern: /^#include/, what: 'an include file' },
  { name: 'boothook', pattern: /^#cloud-boothook/, what: 'a boothook' },
  { name: 'part handler', pattern: /^#part-handler/, what: 'a part handler' },
  { name: 'cloud-config archive', pattern: /^#cloud-config-archive/, what: 'a cloud-config archive' },
] as const;
