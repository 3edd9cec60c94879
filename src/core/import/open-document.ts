import type { CloudConfig, OpaquePart, YamlProblem } from '../cloud-config/document.ts';
import { readCloudConfig } from '../cloud-config/read.ts';
import { snippetAsList } from '../edits/intents/add-docker.ts';
import { looksLikeSnippet } from '../edits/snippet/read-snippet.ts';
import { parseUnit } from '../systemd/parse-unit.ts';
import { LineIndex } from '../text/line-index.ts';
import { foreignFormat, looksLikeFirstCompose } from './foreign-format.ts';
import { largestDocument, tooLarge } from './size-limit.ts';
import { looksLikeUnitList, normaliseUnitList, unitNames } from './unit-list.ts';

/** What a text is that someone opens, drops or pastes, and what becomes of it. `message` is for people. */
export type Import =
  /** Opens; everything in it was read. */
  | { readonly kind: 'clean'; readonly message: string }
  /** Opens; `parts` are template text, kept and not edited. */
  | { readonly kind: 'opaque'; readonly parts: readonly OpaquePart[]; readonly message: string }
  /** Opens as text: it is a cloud-config whose YAML has to be mended first. */
  | {
      readonly kind: 'broken';
      readonly problem: YamlProblem;
      readonly line: number;
      readonly message: string;
    }
  /** Goes into the open document: `list` is what `add-units` takes. */
  | {
      readonly kind: 'unit-list';
      readonly list: string;
      readonly names: readonly string[];
      readonly message: string;
    }
  /** Goes into the open document once it has a name: see `unitFileAsList`. */
  | {
      readonly kind: 'unit-file';
      /** The suffix its sections ask for: `service`, `timer` … */
      readonly type: string;
      /** From the container it runs, where it says so. */
      readonly suggestedName: string | null;
      readonly message: string;
    }
  | {
      readonly kind: 'refused';
      /** True when it can be opened as it is, as text, if someone insists. */
      readonly openAsText: boolean;
      readonly message: string;
    };

export function classifyImport(text: string): Import {
  if (text.length > largestDocument) return { kind: 'refused', openAsText: false, message: tooLarge };
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const { line } = new LineIndex(text).positionAt(nul);
    return { kind: 'refused', openAsText: false, message: `This is no text: line ${line} holds a NUL byte.` };
  }
  if (HEADER.test(text)) return opened(readCloudConfig(text));
  if (text.replace(/^\ufeff/, '').trim() === '') return { kind: 'clean', message: 'This is empty.' };

  const docker = text.startsWith('#!') ? null : classifySnippet(text);
  if (docker) return docker;
  const unitFile = classifyUnitFile(text);
  if (unitFile) return unitFile;
  if (looksLikeUnitList(text)) {
    const list = normaliseUnitList(text);
    const names = unitNames(list);
    if (names) return { kind: 'unit-list', list, names, message: unitListMessage(names) };
    return unknown('This is a list, but not of units: each needs a name, and only keys that units have.');
  }

  const config = readCloudConfig(text);
  const keys = topLevelKeys(config);
  const foreign = foreignFormat(text, keys);
  if (foreign) return unknown(foreign.message);
  if ([...keys].some((key) => cloudConfigKeys.has(key))) return opened(config);
  if (looksLikeFirstCompose(text)) return unknown('This is a compose file, not a cloud-config.');
  return unknown('This is not a cloud-config: it has no #cloud-config line and none of its keys.');
}

/** One `docker run` line, or a piece of shell around some: as units that are added. */
function classifySnippet(text: string): Import | null {
  if (!looksLikeSnippet(text)) return null;
  const result = snippetAsList(text);
  if ('refused' in result) return unknown(result.reason);
  const { list, names, notes } = result;
  return { kind: 'unit-list', list, names, message: [unitListMessage(names), ...notes].join(' ') };
}

/** On a line of its own, which is the first, unless a template's text stands above it. */
const HEADER = /^\ufeff?#cloud-config[ \t]*\r?$/m;

/** Top-level keys that coreos-cloudinit reads (`config/config.go`), then some that only Canonical's cloud-init does (its module reference). */
const cloudConfigKeys: ReadonlySet<string> = new Set([
  ...['coreos', 'write_files', 'hostname', 'users', 'ssh_authorized_keys', 'manage_etc_hosts'],
  ...['packages', 'package_update', 'package_upgrade', 'runcmd', 'bootcmd', 'apt', 'yum_repos', 'ntp'],
  ...['timezone', 'locale', 'fqdn', 'mounts', 'disk_setup', 'fs_setup', 'growpart', 'chpasswd', 'password'],
  ...['ssh_pwauth', 'ssh_keys', 'ca_certs', 'groups', 'final_message', 'power_state', 'phone_home', 'swap'],
  ...['preserve_hostname', 'disable_root', 'merge_how', 'output', 'snap', 'resize_rootfs'],
]);

function opened(config: CloudConfig): Import {
  const { readable, problems, opaque, text } = config;
  const problem = problems.find(({ severity }) => severity === 'error');
  if (!readable && problem) {
    const { line } = new LineIndex(text).positionAt(problem.span.start);
    const message = `Line ${line} cannot be read as YAML: ${problem.message.replace(/\.?$/, '.')} It opens as text; mend the line to see the canvas.`;
    return { kind: 'broken', problem, line, message };
  }
  if (opaque.length === 0) return { kind: 'clean', message: unitCount(config.units.length) };
  const kinds = [...new Set(opaque.map(({ what }) => what))].join(', ');
  const parts = opaque.length === 1 ? '1 part is' : `${opaque.length} parts are`;
  const message = `${unitCount(config.units.length)} ${parts} template text (${kinds}): kept as written, not edited.`;
  return { kind: 'opaque', parts: opaque, message };
}

function unitCount(count: number): string {
  return count === 1 ? '1 unit.' : `${count} units.`;
}

function unitListMessage(names: readonly string[]): string {
  const listed = names.map((name) => name || 'one without a name').join(', ');
  return `${names.length === 1 ? 'A unit' : `${names.length} units`} to add: ${listed}.`;
}

function unknown(message: string): Import {
  return { kind: 'refused', openAsText: true, message };
}

/** As read, and as they stand at the line starts of a text that cannot be read. Dashes count as underscores. */
function topLevelKeys({ fields, text }: CloudConfig): Set<string> {
  const atLineStart = [...text.matchAll(/^\ufeff?["']?([A-Za-z][\w-]*)["']?\s*:(?:\s|$)/gm)];
  const keys = [...fields.map(({ key }) => key), ...atLineStart.map(([, key = '']) => key)];
  return new Set(keys.map((key) => key.replaceAll('-', '_')));
}

/** Sections that name a type of unit (systemd.unit(5), systemd.network(5), systemd.netdev(5)). */
const typeOfSection: ReadonlyMap<string, string> = new Map([
  ...['Service', 'Timer', 'Socket', 'Mount', 'Automount', 'Path', 'Swap', 'Slice', 'Scope'].map(
    (section): [string, string] => [section, section.toLowerCase()],
  ),
  ['NetDev', 'netdev'],
  ['Match', 'network'],
]);

/** Sections of Quadlet files (podman-systemd.unit(5)), which systemd itself does not know. */
const quadletSections: ReadonlySet<string> = new Set([
  'Container',
  'Pod',
  'Kube',
  'Volume',
  'Network',
  'Build',
  'Image',
]);

function classifyUnitFile(text: string): Import | null {
  const source = text.replace(/^\ufeff/, '');
  const first = source.split(/\r\n|\r|\n/).find((line) => line.trim() !== '' && !/^\s*[#;]/.test(line));
  if (!first || !/^\s*\[[A-Za-z][\w-]*\]\s*$/.test(first)) return null;
  const { sections, directives } = parseUnit(source);
  if (directives.length === 0) return null;
  const names = sections.map(({ name }) => name.value);
  const type = names.map((name) => typeOfSection.get(name)).find((found) => found !== undefined);
  if (!type && names.some((name) => quadletSections.has(name))) {
    return unknown('This is a Quadlet file. Slipway writes docker run; it cannot take this one in.');
  }
  const run = directives.find(
    ({ key, value }) => key.value === 'ExecStart' && /\bdocker\s+run\b/.test(value),
  );
  const container = run && /\s--name[=\s]([\w.-]+)/.exec(run.value)?.[1];
  return {
    kind: 'unit-file',
    type: type ?? 'target',
    suggestedName: container ? `docker-${container}.service` : null,
    message: `A systemd ${type ?? 'target'} unit. It needs a name.`,
  };
}
