/**
 * Imports point one way. This test reads every import under `src` and names each arrow that points the wrong way;
 * ARCHITECTURE.md says why the arrows are as they are. Tests may import anything.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

/**
 * The folders and files of `src/core`, from left to right: each may import those of the rows before its own.
 * Names in one row never import each other.
 */
const coreRows = [
  ['text', 'target.ts'],
  ['cloud-config', 'systemd', 'docker', 'shell'],
  ['machine'],
  ['graph'],
  ['analysis.ts'],
  ['analyze.ts'],
  ['reference'],
  ['edits'],
  ['simulate'],
  ['diagnostics'],
  ['assist'],
  ['views', 'import', 'export', 'handoff', 'bundle', 'catalogue'],
];

/** Arrows that the rows forbid and that are meant. */
const coreExceptions: Record<string, readonly string[]> = {
  // An exported picture is the canvas, drawn once more.
  export: ['views'],
};

/** Folders that may use less than their row allows. */
const coreRestrictions: Record<string, readonly string[]> = {
  // The reference validator judges the text alone.
  reference: ['text', 'cloud-config'],
};

/** Packages that the core may use, each behind one file; where the file is named, only there. */
const corePackages: Record<string, string | null> = {
  yaml: 'src/core/cloud-config/yaml.ts',
  fflate: null,
};

/** Packages for the other parts that know no React. A part not listed may use any. */
const packagesOf: Record<string, readonly string[]> = {
  state: ['zustand/vanilla', 'zustand/middleware'],
  cli: [],
};

const partsImportedBy: Record<string, readonly string[]> = {
  core: [],
  state: ['core'],
  platform: ['core'],
  app: ['core', 'state', 'platform'],
  cli: ['core'],
  'main.tsx': ['core', 'state', 'platform', 'app'],
};

/** As above, for `import type` only. */
const partsImportedAsTypesBy: Record<string, readonly string[]> = { platform: ['state'] };

/** What the core must be handed, because it would make an answer depend on more than the text. */
const forbiddenGlobals = new Set([
  ...['document', 'window', 'self', 'globalThis', 'navigator', 'location', 'localStorage', 'sessionStorage'],
  ...['indexedDB', 'fetch', 'XMLHttpRequest', 'Worker', 'process', 'performance', 'crypto', 'console'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame', 'requestIdleCallback'],
]);
const forbiddenMembers = new Set(['Date.now', 'Math.random']);

describe('the sources', () => {
  const sources = readSources('src');

  it('are there', () => {
    expect(Object.keys(sources)).toContain('src/main.tsx');
  });

  it('import only to the left', () => {
    expect(brokenArrows(sources)).toEqual([]);
  });

  it('of the core use no clock, chance, timer, console or page', () => {
    expect(outsideWorldInCore(sources)).toEqual([]);
  });
});

describe('the checker', () => {
  it.each([
    ['src/core/systemd/exec.ts', '../docker/flags.ts', 'core/systemd must not import core/docker'],
    ['src/core/text/span.ts', '../machine/machine.ts', 'core/text must not import core/machine'],
    ['src/core/graph/graph.ts', '../analysis.ts', 'core/graph must not import core/analysis.ts'],
    ['src/core/views/canvas.ts', '../export/svg.ts', 'core/views must not import core/export'],
    ['src/core/reference/run.ts', '../graph/graph.ts', 'core/reference must not import core/graph'],
    ['src/core/views/canvas.ts', '../../state/store.ts', 'core must not import state'],
    ['src/core/oddments/a.ts', '../text/span.ts', 'core/oddments has no place in the order of the core'],
    ['src/core/graph/graph.ts', 'react', 'core must not import the package react'],
    ['src/core/text/span.ts', 'yaml', 'the package yaml is used in src/core/cloud-config/yaml.ts alone'],
    ['src/state/store.ts', 'zustand', 'state must not import the package zustand'],
    ['src/state/store.ts', '../platform/storage.ts', 'state must not import platform'],
    ['src/platform/storage.ts', '../state/store.ts', 'platform may import state by `import type` only'],
    ['src/app/shell/Shell.tsx', '../../main.tsx', 'app must not import main.tsx'],
    ['src/cli/main.ts', '../state/store.ts', 'cli must not import state'],
    ['src/cli/main.ts', '../../bench/run.mjs', 'src must not import what lies outside it'],
    ['src/app/shell/Shell.tsx', './Toolbar', 'an import ends in the extension of its file'],
  ])('names the broken arrow %s → %s', (path, specifier, complaint) => {
    const [first, ...others] = brokenArrows({ [path]: `import { thing } from '${specifier}';` });
    expect(first).toContain(path);
    expect(first).toContain(complaint);
    expect(others).toEqual([]);
  });

  it.each([
    ['src/core/cloud-config/yaml.ts', 'yaml'],
    ['src/core/export/svg.ts', '../views/canvas.ts'],
    ['src/core/diagnostics/rules/unknown-key.ts', '../../reference/run.ts'],
    ['src/core/edits/rename.ts', '../analysis.ts'],
    ['src/core/systemd/exec.test.ts', '../docker/flags.ts'],
    ['src/core/systemd/exec.ts', './unit-name.ts'],
    ['src/app/shell/Shell.tsx', './Shell.module.css'],
    ['src/app/shell/Shell.tsx', '../../platform/layout.worker.ts?worker'],
    ['src/state/store.ts', 'zustand/vanilla'],
    ['src/main.tsx', './app/shell/Shell.tsx'],
  ])('accepts %s → %s', (path, specifier) => {
    expect(brokenArrows({ [path]: `import { thing } from '${specifier}';` })).toEqual([]);
  });

  it.each([
    "import '../docker/flags.ts';",
    "export * from '../docker/flags.ts';",
    "export { flags } from '../docker/flags.ts';",
    "import type { Flag } from '../docker/flags.ts';",
    "const flags = await import('../docker/flags.ts');",
    "type Flag = import('../docker/flags.ts').Flag;",
    "const address = new URL('../docker/flags.ts', import.meta.url);",
  ])('sees %s', (source) => {
    expect(brokenArrows({ 'src/core/systemd/exec.ts': source })).toHaveLength(1);
  });

  it('reads code, not comments and strings', () => {
    const source = `// import '../docker/flags.ts'\nexport const text = "import '../docker/flags.ts'; Date.now()";`;
    const sources = { 'src/core/systemd/exec.ts': source };
    expect([...brokenArrows(sources), ...outsideWorldInCore(sources)]).toEqual([]);
  });

  it('lets the platform name a type of the state', () => {
    const source = "import type { Workspace } from '../state/workspace.ts';";
    expect(brokenArrows({ 'src/platform/storage.ts': source })).toEqual([]);
  });

  it('keeps a package of the core behind one file', () => {
    const source = "import { zipSync } from 'fflate';";
    expect(brokenArrows({ 'src/core/bundle/zip.ts': source, 'src/core/import/gzip.ts': source })).toEqual([
      'the package fflate belongs behind one file of the core, and is used in src/core/bundle/zip.ts and src/core/import/gzip.ts',
    ]);
  });

  it.each([
    ['Date.now()', 'Date.now'],
    ['new Date()', 'new Date()'],
    ['Math.random()', 'Math.random'],
    ['document.title', 'document'],
    ['window.name', 'window'],
    ['console.log(1)', 'console'],
    ['setTimeout(() => 1)', 'setTimeout'],
  ])('refuses %s in the core', (expression, name) => {
    expect(
      outsideWorldInCore({ 'src/core/boot/run.ts': `export const a = 1;\nexport const b = ${expression};` }),
    ).toEqual([`src/core/boot/run.ts:2 uses ${name}, which the core must be handed`]);
  });

  it('knows a name of the file from a global of the same name', () => {
    const source = `
      export function title(document: { title: string }, window?: { document: string }): string {
        return document.title + (window?.document ?? '') + new Date(0).toISOString();
      }`;
    expect(outsideWorldInCore({ 'src/core/views/title.ts': source })).toEqual([]);
  });

  it('leaves tests alone', () => {
    expect(outsideWorldInCore({ 'src/core/text/span.test.ts': 'console.log(Math.random());' })).toEqual([]);
  });
});

/** Path to content. */
type Sources = Record<string, string>;

function readSources(folder: string): Sources {
  const sources: Sources = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.name.endsWith('.d.ts')) continue;
    const path = posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name);
    sources[path] = readFileSync(path, 'utf8');
  }
  return sources;
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path);

/** One line per import that points the wrong way. */
function brokenArrows(sources: Sources): string[] {
  const complaints: string[] = [];
  const usersOf = new Map<string, Set<string>>();

  for (const [path, source] of Object.entries(sources)) {
    if (isTest(path)) continue;
    for (const found of importsIn(path, source)) {
      const complaint = found.specifier.startsWith('.')
        ? complaintAboutFile(path, found)
        : complaintAboutPackage(path, found.specifier, usersOf);
      if (complaint) complaints.push(`${path} → ${found.specifier}: ${complaint}`);
    }
  }
  for (const [name, users] of usersOf) {
    if (users.size > 1) {
      const list = [...users].join(' and ');
      complaints.push(`the package ${name} belongs behind one file of the core, and is used in ${list}`);
    }
  }
  return complaints;
}

function complaintAboutFile(path: string, { specifier, typeOnly }: Import): string | null {
  const [bare = ''] = specifier.split('?');
  const target = posix.join(posix.dirname(path), bare);
  if (!target.startsWith('src/')) return 'src must not import what lies outside it';
  if (!posix.extname(target)) return 'an import ends in the extension of its file, such as .ts';

  const from = partOf(path);
  const to = partOf(target);
  const allowed = partsImportedBy[from];
  if (!allowed) return `${from} has no place in the order of the parts: add it to src/architecture.test.ts`;
  if (from === to)
    return from === 'core' ? complaintInsideCore(placeInCore(path), placeInCore(target)) : null;
  if (allowed.includes(to)) return null;
  if (partsImportedAsTypesBy[from]?.includes(to)) {
    return typeOnly ? null : `${from} may import ${to} by \`import type\` only`;
  }
  return `${from} must not import ${to}; it may import ${allowed.join(', ') || 'no other part'}`;
}

function complaintInsideCore(from: string, to: string): string | null {
  if (from === to) return null;
  const fromRow = coreRows.findIndex((row) => row.includes(from));
  const toRow = coreRows.findIndex((row) => row.includes(to));
  if (fromRow < 0 || toRow < 0) {
    return `core/${fromRow < 0 ? from : to} has no place in the order of the core: add it to src/architecture.test.ts`;
  }
  const restriction = coreRestrictions[from];
  const allowed = restriction
    ? restriction.includes(to)
    : toRow < fromRow || coreExceptions[from]?.includes(to);
  if (allowed) return null;
  const order = coreRows.map((row) => row.join(' | ')).join(' → ');
  return `core/${from} must not import core/${to}; the order is ${order}`;
}

function complaintAboutPackage(
  path: string,
  specifier: string,
  usersOf: Map<string, Set<string>>,
): string | null {
  const part = partOf(path);
  if (part !== 'core') {
    const allowed = packagesOf[part];
    return !allowed || allowed.includes(specifier)
      ? null
      : `${part} must not import the package ${specifier}`;
  }
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const home = corePackages[name];
  if (home === undefined) return `core must not import the package ${name}`;
  if (home === null) usersOf.set(name, (usersOf.get(name) ?? new Set()).add(path));
  return home === null || home === path ? null : `the package ${name} is used in ${home} alone`;
}

/** `core` of `src/core/text/span.ts`, `main.tsx` of `src/main.tsx`. */
const partOf = (path: string) => path.split('/')[1] ?? '';

/** `text` of `src/core/text/span.ts`, `analysis.ts` of `src/core/analysis.ts`. */
const placeInCore = (path: string) => path.split('/')[2] ?? '';

/** One line per use of something in the core that only a host has. */
function outsideWorldInCore(sources: Sources): string[] {
  const complaints: string[] = [];
  for (const [path, source] of Object.entries(sources)) {
    if (partOf(path) !== 'core' || isTest(path)) continue;
    const tree = parse(path, source);
    const own = namesDeclaredIn(tree);
    const isGlobal = (node: unknown, name: string) => isNamed(node, name) && !own.has(name);

    walk(tree, (node, parent, key) => {
      const name = hostNameUsedBy(node, parent, key, isGlobal);
      if (!name) return;
      const line = source.slice(0, node.start).split('\n').length;
      complaints.push(`${path}:${line} uses ${name}, which the core must be handed`);
    });
  }
  return complaints;
}

function hostNameUsedBy(
  node: Node,
  parent: Node | null,
  key: string,
  isGlobal: (node: unknown, name: string) => boolean,
): string | null {
  if (node.type === 'MemberExpression' && isNode(node.object) && isNode(node.property)) {
    const member = `${node.object.name}.${node.property.name}`;
    return forbiddenMembers.has(member) && isGlobal(node.object, String(node.object.name)) ? member : null;
  }
  if (node.type === 'NewExpression' && isGlobal(node.callee, 'Date')) {
    return Array.isArray(node.arguments) && node.arguments.length === 0 ? 'new Date()' : null;
  }
  const name = String(node.name);
  if (node.type !== 'Identifier' || !forbiddenGlobals.has(name) || !isGlobal(node, name)) return null;
  const isLabel = (key === 'property' || key === 'key' || key === 'label') && !parent?.computed;
  return isLabel ? null : name;
}

interface Import {
  specifier: string;
  typeOnly: boolean;
}

/** Static and dynamic imports, re-exports, `import('…')` types and addresses relative to the module. */
function importsIn(path: string, source: string): Import[] {
  const imports: Import[] = [];
  walk(parse(path, source), (node) => {
    const isAddress =
      node.type === 'NewExpression' && isNamed(node.callee, 'URL') && Array.isArray(node.arguments);
    const from = isAddress ? (node.arguments as unknown[])[0] : node.source;
    if (!isNode(from) || typeof from.value !== 'string') return;
    if (isAddress && !from.value.startsWith('.')) return;
    const typeOnly = node.importKind === 'type' || node.exportKind === 'type' || node.type === 'TSImportType';
    imports.push({ specifier: from.value, typeOnly });
  });
  return imports;
}

/** A node of the syntax tree, of which only the parts that matter here are looked at. */
interface Node {
  type: string;
  start: number;
  [property: string]: unknown;
}

function parse(path: string, source: string): Node {
  const { program, errors } = parseSync(path, source);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  return program as unknown as Node;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const isNamed = (value: unknown, name: string) =>
  isNode(value) && value.type === 'Identifier' && value.name === name;

function walk(node: Node, visit: (node: Node, parent: Node | null, key: string) => void): void {
  const descend = (current: Node, parent: Node | null, keyInParent: string) => {
    visit(current, parent, keyInParent);
    for (const [key, value] of Object.entries(current)) {
      for (const child of Array.isArray(value) ? value : [value])
        if (isNode(child)) descend(child, current, key);
    }
  };
  descend(node, null, '');
}

/** Every name that the file binds somewhere: variables, parameters, functions, classes, imports. */
function namesDeclaredIn(tree: Node): Set<string> {
  const names = new Set<string>();
  const bind = (pattern: unknown) => {
    if (!isNode(pattern)) return;
    if (pattern.type === 'Identifier') names.add(String(pattern.name));
    for (const inner of [pattern.left, pattern.argument, pattern.value, pattern.parameter]) bind(inner);
    for (const list of [pattern.elements, pattern.properties]) if (Array.isArray(list)) list.forEach(bind);
  };
  walk(tree, (node) => {
    if (Array.isArray(node.params)) node.params.forEach(bind);
    if (/Declarat|FunctionExpression/.test(node.type)) bind(node.id);
    if (/^Import.*Specifier$/.test(node.type)) bind(node.local);
    if (node.type === 'CatchClause') bind(node.param);
  });
  return names;
}
