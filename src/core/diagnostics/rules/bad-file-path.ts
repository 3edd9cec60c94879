import type { Analysis } from '../../analysis.ts';
import type { Field, FileEntry } from '../../cloud-config/document.ts';
import { isCalledReadOnly } from '../../reference/content.ts';
import type { Dialect } from '../../reference/dialect.ts';
import { replacement } from '../../text/text-edit.ts';
import type { Fix } from '../diagnostic.ts';
import { writtenPath } from '../file-paths.ts';
import { scalarFix } from '../fixes.ts';
import type { Finding, Rule } from '../rule.ts';
import { fitOf } from '../value-kinds.ts';

export const badFilePath: Rule = {
  code: 'bad-file-path',
  severity: 'error',
  summary: 'A file of write_files has no path, or one that cannot be written.',
  docs: `\`/usr\` is a file system of its own, mounted read-only and verified, \`/usr/local\` included; \`/bin\`, \`/sbin\`,
\`/lib\` and \`/lib64\` lead there. At the first file that cannot be written coreos-cloudinit stops: the files behind it are
not written and no unit is started. Programs belong in \`/opt/bin\`, which is on the \`PATH\`. A path is joined to the root and
nothing in it is expanded; without one the root itself would have to be replaced (coreos-cloudinit, \`system/file.go\`). Its
validator looks at the first letters only, and takes \`/usr2\` for \`/usr\`.`,
  bad: [
    `
#cloud-config
write_files:
  - path: /usr/local/bin/clean
          ^^^^^^^^^^^^^^^^^^^^ error bad-file-path: /usr is read-only, so the machine stops at this file and starts no unit.
    permissions: "0755"
    content: "#!/bin/sh"
  - path: /etc/systemd/system/
          ^^^^^^^^^^^^^^^^^^^^ error bad-file-path: /etc/systemd/system is a folder, which no file can replace, so the machine stops here and starts no unit.
    content: "[Unit]"
  - content: lost
    ^^^^^^^^^^^^^ error bad-file-path: This file has no path, so the machine stops at it and starts no unit.
`,
    `
#cloud-config
write_files:
  - path: etc/motd
          ^^^^^^^^ info bad-file-path: This path does not begin with a slash; the machine writes /etc/motd.
    content: Hello
  - path: ~/.profile
          ^^^^^^^^^^ warning bad-file-path: The machine does not expand ~; it writes /~/.profile.
    content: export A=b
  - path: /etc/conf.d/
          ^^^^^^^^^^^^ info bad-file-path: A slash at the end makes no folder; the machine writes the file /etc/conf.d.
    content: a
  - path: /usr2/data
          ^^^^^^^^^^ hint bad-file-path: The validator calls this file read-only for its first letters; the machine writes it.
    content: a
`,
  ],
  good: [
    `
#cloud-config
write_files:
  - path: /opt/bin/clean
    permissions: "0755"
    content: "#!/bin/sh"
`,
  ],
  check(analysis, report) {
    const { config, target } = analysis;
    const isIgnored = target.dialect === 'flatcar' && config.filesField?.keyNode.text.includes('-') === true;
    for (const file of config.files) {
      const finding = file.path?.text
        ? judgePath(analysis, file.path, file.path.text)
        : judgeMissing(file, target.dialect);
      if (finding) report(isIgnored && !finding.severity ? { ...finding, severity: 'warning' } : finding);
    }
  },
};

/** Flatcar drops an entry that is empty altogether, CoreOS Container Linux did not. */
function judgeMissing({ fields, item, path, map }: FileEntry, dialect: Dialect): Finding | null {
  if (!map && !(dialect === 'coreos' && fitOf(item.node, 'string', dialect) === 'null')) return null;
  if (fields.some(({ key }) => key === '<<')) return null;
  return {
    message: 'This file has no path, so the machine stops at it and starts no unit.',
    span: path?.node?.span ?? fields[0]?.pair.span ?? item.span,
  };
}

function judgePath(analysis: Analysis, field: Field, path: string): Finding | null {
  const node = field.node?.kind === 'scalar' ? field.node : null;
  const span = field.node?.span ?? field.keyNode.span;
  if (path.includes('$')) return null;
  const written = writtenPath(path);
  if (READ_ONLY.test(written) && !OEM.test(written)) {
    const folder = /^\/[^/]+/.exec(written)?.[0] ?? '';
    const why = folder === '/usr' ? '/usr is read-only' : `${folder} leads to /usr, which is read-only`;
    return {
      message: `${why}, so the machine stops at this file and starts no unit.`,
      span,
      fixes: () => movingFix(analysis, path),
    };
  }
  if (FOLDERS.test(written)) {
    const message = `${written} is a folder, which no file can replace, so the machine stops here and starts no unit.`;
    return { message, span };
  }
  const change = (to: string) => (node ? scalarFix(`Change to ${to}`, node, to) : []);
  if (path.startsWith('~')) {
    const message = `The machine does not expand ~; it writes ${written}.`;
    return { message, span, severity: 'warning' };
  }
  if (!path.startsWith('/')) {
    return {
      message: `This path does not begin with a slash; the machine writes ${written}.`,
      span,
      severity: 'info',
      fixes: () => change(written),
    };
  }
  if (path.endsWith('/') && written !== '/') {
    return {
      message: `A slash at the end makes no folder; the machine writes the file ${written}.`,
      span,
      severity: 'info',
      fixes: () => change(written),
    };
  }
  if (!isCalledReadOnly(path)) return null;
  return {
    message: `The validator calls this file read-only for its first letters; the machine writes it.`,
    span,
    severity: 'hint',
  };
}

/** What lies on the read-only file system, with the links that lead there. */
const READ_ONLY = /^\/(?:usr|bin|sbin|lib|lib64)\//;

/** Folders that there are on every machine. */
const FOLDERS =
  /^\/(?:|boot|dev|etc|etc\/systemd|etc\/systemd\/system|home|opt|proc|root|run|srv|sys|tmp|usr|var|var\/lib)$/;

/** The partition of the image's maker, which is mounted there and can be written. */
const OEM = /^\/usr\/share\/oem\//;

/** A program goes to /opt/bin, wherever the document speaks of it. */
function movingFix({ text }: Analysis, path: string): readonly Fix[] {
  const program = /^\/(?:usr\/)?(?:local\/)?s?bin\/([\w.-]+)$/.exec(path)?.[1];
  if (program === undefined) return [];
  const moved = `/opt/bin/${program}`;
  const edits = [];
  for (let at = text.indexOf(path); at >= 0; at = text.indexOf(path, at + path.length)) {
    const end = at + path.length;
    const isWhole = !/[\w./-]/.test(text[at - 1] ?? '') && !/[\w/-]|\.\w/.test(text.slice(end, end + 2));
    if (isWhole) edits.push(replacement({ start: at, end }, moved));
  }
  return text.includes(moved) ? [] : [{ title: `Move it to ${moved}`, edits }];
}
