import type { Analysis } from '../../analysis.ts';
import type { FileEntry, UnitEntry, YamlNode } from '../../cloud-config/document.ts';
import { runFlag } from '../../docker/flags.ts';
import type { Edge } from '../../graph/graph.ts';
import type { Unit, UnitSource } from '../../machine/machine.ts';
import { splitCommands } from '../../shell/posix-words.ts';
import { templateOf } from '../../systemd/unit-name.ts';
import type { Intent, UnitRef } from '../intent.ts';
import { textOnDisk } from '../intents/files.ts';
import { imageSource } from '../intents/image-source.ts';
import { readinessOf } from '../intents/readiness.ts';
import { resolvePath } from '../key-path.ts';
import { texts } from '../list-edits.ts';
import { requireSource, resolveUnit, resolveUnits } from '../resolve-unit.ts';

/** What the text after an intent must show; complaints in words, none when the promise is kept. */
export function brokenPromises(before: Analysis, after: Analysis, intent: Intent): string[] {
  const complaints: string[] = [];
  const check = (what: string, holds: boolean) => {
    if (!holds) complaints.push(what);
  };
  const same = (what: string, a: unknown, b: unknown) =>
    check(`${what}: ${JSON.stringify(a)} → ${JSON.stringify(b)}`, JSON.stringify(a) === JSON.stringify(b));

  switch (intent.do) {
    case 'add-container':
    case 'add-service':
    case 'duplicate':
    case 'paste-units':
    case 'add-docker':
    case 'add-units': {
      const added = after.config.units.length - before.config.units.length;
      const copies = intent.do === 'duplicate' ? resolveUnits(before, intent.unit).length : 1;
      check(`adds ${added} entries`, 'text' in intent ? added >= 0 : added === copies);
      check('keeps the other entries', isPart(entryTexts(before), entryTexts(after)));
      same('files', fileTexts(before), fileTexts(after));
      if (intent.do === 'add-container') {
        const unit = after.machine.units.find(
          (one) => one.container?.image === intent.image.trim() && one.container.name === intent.name.trim(),
        );
        check('the container is there', unit !== undefined);
      }
      if (intent.do === 'add-service') {
        const names = [intent.name.trim(), `${intent.name.trim()}.service`];
        const unit = after.machine.units.findLast((one) => one.index !== null && names.includes(one.name));
        const execs = unit?.sources[0]?.execs.map((one) => one.directive.value);
        same('the service', [intent.exec?.trim() || '/bin/true'], execs);
      }
      if (intent.do === 'duplicate') {
        const originals = resolveUnits(before, intent.unit).sort((a, b) => a.position - b.position);
        const behind = Math.max(...originals.map((one) => one.index ?? 0)) + 1;
        const shape = (one: Unit) =>
          one.sources
            .filter((source) => source.role !== 'file' && !source.label.startsWith('/'))
            .map((source) => source.file.directives.map((d) => `${d.section}.${d.key.value}`));
        for (const [i, unit] of originals.entries()) {
          const copy = after.machine.units[behind + i] as Unit;
          check('the copy', isPart(shape(unit).flat(), shape(copy).flat()));
          check(
            `the copy's name ${copy.name}`,
            copy.name !== unit.name &&
              before.machine.units.every((one) => one.name !== copy.name || one.kind === 'stock'),
          );
          const name = unit.container?.name;
          if (name && !/[%$]/.test(unit.container?.nameText ?? ''))
            check("the copy's container", copy.container?.name !== name);
        }
      }
      break;
    }
    case 'connect':
    case 'set-edge-kind':
    case 'disconnect': {
      const consumer = keyOf(before, intent.consumer);
      const provider = keyOf(before, intent.provider);
      const isEnd = (unit: string, end: string) =>
        bare(unit) === bare(end) || templateOf(bare(unit)) === bare(end);
      const isMeant = (edge: string) => {
        const [from = '', to = ''] = edge.split('>');
        return isEnd(from, consumer) && isEnd(to, provider);
      };
      const [old, now] = [edgeMap(before), edgeMap(after)];
      const drawn = now.get(`${consumer}>${provider}`);
      if (intent.do === 'disconnect') check('the edge is gone', drawn === undefined);
      else check('the edge is there', drawn !== undefined && drawn.missing.length === 0);
      if (intent.do === 'set-edge-kind') check(`is ${drawn?.kind}`, drawn?.kind === intent.kind);
      for (const [id, edge] of isAmbiguous(before) ? [] : old) {
        if (isMeant(id)) {
          if (intent.do === 'connect')
            check(
              'only adds',
              edge.kinds.every((kind) => now.get(id)?.kinds.includes(kind)),
            );
          continue;
        }
        const left = now.get(id);
        check(
          `${id} stays (${edge.kinds} → ${left?.kinds})`,
          left !== undefined && edge.kinds.every((kind) => left.kinds.includes(kind)),
        );
        if (intent.kind !== 'network')
          check(
            `${id} gains nothing (${edge.kinds} → ${left?.kinds})`,
            (left?.kinds ?? []).every((kind) => edge.kinds.includes(kind)),
          );
      }
      if (intent.kind !== 'network')
        for (const id of now.keys()) check(`${id} is new`, old.has(id) || isMeant(id));
      check(
        'keeps the other entries',
        isPart(entryTexts(before, withTemplates([consumer, provider])), entryTexts(after)),
      );
      if (intent.do === 'connect') check('keeps comments', isPart(comments(before), comments(after)));
      break;
    }
    case 'set-dependencies':
    case 'reconnect': {
      const ends = [intent.consumer, intent.provider].map((ref) => keyOf(before, ref));
      const [consumer = '', provider = ''] = ends;
      const moved = intent.do === 'reconnect' ? { ...intent, [intent.end]: intent.to } : intent;
      const [from, to] = [keyOf(before, moved.consumer), keyOf(before, moved.provider)];
      const [old, now] = [edgeMap(before), edgeMap(after)];
      const drawn = now.get(`${from}>${to}`);
      if (intent.do === 'set-dependencies') {
        const kinds = (drawn?.kinds ?? []).filter((kind) => /^[A-Z]/.test(kind));
        same('kinds', [...new Set(intent.kinds)].sort(), [...kinds].sort());
      } else {
        const was = old.get(`${consumer}>${provider}`);
        const isKept = was?.kinds.every((kind) => kind === 'Before' || drawn?.kinds.includes(kind));
        check('the edge is there', isKept === true && drawn?.ordered === was?.ordered);
        check('the old edge is gone', was?.kind === 'network' || !now.has(`${consumer}>${provider}`));
      }
      const isEnd = (id: string) => {
        const [a = '', b = ''] = id.split('>');
        const isOne = (unit: string, end: string) =>
          bare(unit) === bare(end) || templateOf(bare(unit)) === bare(end);
        return (isOne(a, consumer) && isOne(b, provider)) || (isOne(a, from) && isOne(b, to));
      };
      for (const [id, edge] of isAmbiguous(before) ? [] : old) {
        const kinds = now.get(id)?.kinds ?? [];
        if (!isEnd(id))
          check(
            `${id} stays`,
            edge.kinds.every((kind) => kinds.includes(kind)),
          );
      }
      check(
        'keeps the other entries',
        isPart(entryTexts(before, withTemplates([consumer, provider, from, to])), entryTexts(after)),
      );
      break;
    }
    case 'rename':
    case 'rename-container': {
      const unit = resolveUnit(before, intent.unit);
      same('entries', before.config.units.length, after.config.units.length);
      const renamed = after.machine.units[unit.position] as Unit;
      const to = intent.to.trim();
      if (intent.do === 'rename') {
        check(
          `is now ${renamed.name}`,
          renamed.name.includes(to) &&
            !after.machine.units.some((one) => one.name === unit.name && one.kind !== 'stock'),
        );
      } else
        check(
          `container is now ${renamed.container?.name}`,
          renamed.container?.name === to && renamed.name === unit.name,
        );
      const mapped = [...edgeMap(before)].map(
        ([id, edge]) =>
          `${id
            .split('>')
            .map((name) => (bare(name) === unit.name ? name.replace(unit.name, () => renamed.name) : name))
            .join('>')} ${edge.kinds}`,
      );
      if (!isAmbiguous(before, to))
        same('edges', mapped.sort(), [...edgeMap(after)].map(([id, edge]) => `${id} ${edge.kinds}`).sort());
      same('comments', comments(before), comments(after));
      break;
    }
    case 'delete': {
      const refs = (Array.isArray(intent.unit) ? intent.unit : [intent.unit]) as UnitRef[];
      const going = new Set(refs.map((ref) => resolveUnit(before, ref)));
      const staying = before.config.units.filter((_, i) => ![...going].some((unit) => unit.index === i));
      same(
        'names',
        staying.map((entry) => entry.name?.text),
        after.config.units.map((entry) => entry.name?.text),
      );
      const templates = new Set([...going].map((unit) => unit.name));
      staying.forEach((entry, i) => {
        if (templates.has(templateOf(entry.name?.text ?? '') ?? '')) return;
        const [was, is] = [logicalLines(before, entry), logicalLines(after, after.config.units[i])];
        check(
          `${entry.name?.text} only loses (${JSON.stringify(was)} → ${JSON.stringify(is)})`,
          onlyLoses(was, is),
        );
      });
      same(
        'files',
        before.config.files.map((file) => file.path?.text),
        after.config.files.map((file) => file.path?.text),
      );
      break;
    }
    case 'move':
    case 'sort':
      same('entries', entryTexts(before).sort(), entryTexts(after).sort());
      same('comments', comments(before).sort(), comments(after).sort());
      same('files', fileTexts(before), fileTexts(after));
      if (intent.do === 'sort') check('is in order', after.graph.inOrder);
      break;
    case 'set-image':
    case 'set-command':
    case 'set-flag':
    case 'set-image-source':
    case 'set-directive':
    case 'set-unit-field': {
      same('entries', before.config.units.length, after.config.units.length);
      const units = resolveUnits(before, intent.unit);
      for (const unit of units) {
        const now = after.machine.units[unit.position] as Unit;
        same('name', unit.name, now.name);
        checkUnit(before, after, intent, unit, now, check, same, units);
      }
      break;
    }
    case 'set-readiness': {
      const unit = resolveUnit(before, intent.unit);
      const now = after.machine.units[unit.position]?.container;
      same('command', intent.command, now ? readinessOf(now) : 'no container');
      same('run', unit.container?.invocation.run.flags, now?.invocation.run.flags);
      same('files', fileTexts(before).length, fileTexts(after).length);
      check(
        'keeps the other entries',
        isPart(entryTexts(before, withTemplates([unit.name])), entryTexts(after)),
      );
      break;
    }
    case 'set-content': {
      const unit = resolveUnit(before, intent.unit);
      same('files', fileTexts(before).length, fileTexts(after).length);
      if (intent.text.trim() !== '') {
        const now = after.machine.units[unit.position];
        const texts = (now?.sources ?? []).map((source) => withoutEnd(source.file.source));
        same('name', unit.name, now?.name);
        check('the text is there', texts.includes(withoutEnd(intent.text)));
      }
      check(
        'keeps the other entries',
        isPart(entryTexts(before, [unit.name, templateOf(unit.name) ?? unit.name]), entryTexts(after)),
      );
      break;
    }
    case 'add-drop-in':
    case 'rename-drop-in':
    case 'delete-drop-in': {
      const name = typeof intent.unit === 'number' ? resolveUnit(before, intent.unit).name : intent.unit;
      same('files', fileTexts(before), fileTexts(after));
      check('keeps the other entries', isPart(entryTexts(before, [name]), entryTexts(after)));
      const own = ({ config }: Analysis) => config.units.filter((entry) => entry.name?.text?.trim() === name);
      const fields = (analysis: Analysis) =>
        own(analysis).map((entry) =>
          entry.fields
            .filter((one) => !['drop_ins', 'content'].includes(one.key))
            .map((one) => [one.key, one.text]),
        );
      const was = own(before).flatMap((entry) => entry.dropIns.map((one) => one.name?.text));
      const is = own(after).flatMap((entry) => entry.dropIns.map((one) => one.name?.text));
      const more = { 'add-drop-in': 1, 'rename-drop-in': 0, 'delete-drop-in': -1 }[intent.do];
      same('drop-ins', was.length + more, is.length);
      if (own(before).length > 0) same('fields', fields(before), fields(after));
      same('contents', contents(own(before)), contents(own(after)).slice(0, contents(own(before)).length));
      break;
    }
    case 'set-key':
    case 'set-list':
    case 'add-user':
    case 'delete-user':
      same('units', entryTexts(before), entryTexts(after));
      same('files', fileTexts(before), fileTexts(after));
      same('other keys', keysBesides(before, intent), keysBesides(after, intent));
      if (intent.do === 'set-key' && intent.value !== null)
        same('value', String(intent.value), resolvePath(after, intent.path).last.field?.text ?? null);
      if (intent.do === 'set-list' && intent.values.length > 0)
        same('values', intent.values, texts(resolvePath(after, intent.path).last.field?.node ?? null));
      break;
    case 'move-file':
      same('units', entryTexts(before), entryTexts(after));
      same('files', fileTexts(before).sort(), fileTexts(after).sort());
      same('comments', comments(before).sort(), comments(after).sort());
      break;
    case 'add-file': {
      const added = after.config.files.at(-1);
      same('units', entryTexts(before), entryTexts(after));
      same('files', fileTexts(before), fileTexts(after).slice(0, -1));
      same('path', intent.path.trim(), added?.path?.text);
      same('text', withoutEnd(intent.content), withoutEnd(added && textOnDisk(added)));
      if (/[\r\n]$/.test(before.text)) same('content', intent.content ?? '', added && textOnDisk(added));
      break;
    }
    case 'delete-file':
      same('units', entryTexts(before), entryTexts(after));
      same(
        'files',
        fileTexts(before).filter((_, i) => i !== intent.file),
        fileTexts(after),
      );
      break;
    case 'set-file-field': {
      same('units', entryTexts(before), entryTexts(after));
      const { field } = intent;
      const others = (file: FileEntry) =>
        file.fields
          .filter((one) => one.key !== field && !(field === 'encoding' && one.key === 'content'))
          .map((one) => [one.key, one.text]);
      same(
        'others',
        before.config.files.map((file) => others(file)),
        after.config.files.map((file) => others(file)),
      );
      const now = after.config.files[intent.file as number] as FileEntry;
      const was = before.config.files[intent.file as number] as FileEntry;
      if (field === 'content') same('content', intent.value, textOnDisk(now));
      else same('value', intent.value || null, now.fields.find((one) => one.key === field)?.text || null);
      if (field === 'encoding') same('text', textOnDisk(was), textOnDisk(now));
      break;
    }
  }
  return complaints;
}

type Check = (what: string, holds: boolean) => void;
type Same = (what: string, a: unknown, b: unknown) => void;

function checkUnit(
  before: Analysis,
  after: Analysis,
  intent: Extract<
    Intent,
    { do: 'set-image' | 'set-command' | 'set-flag' | 'set-image-source' | 'set-directive' | 'set-unit-field' }
  >,
  unit: Unit,
  now: Unit,
  check: Check,
  same: Same,
  units: readonly Unit[] = [unit],
): void {
  const fields = (entry: UnitEntry | null, but: string) =>
    entry?.fields
      .filter((field) => field.key !== but && field.key !== 'content' && field.key !== 'drop_ins')
      .map((field) => [field.key, field.text]);
  if (intent.do === 'set-unit-field') {
    same('other fields', fields(unit.entry, intent.field), fields(now.entry, intent.field));
    const field = now.entry?.fields.find((one) => one.key === intent.field);
    same('value', intent.value === null ? null : String(intent.value), field?.text ?? null);
    same('texts', sourceTexts(before), sourceTexts(after));
    same('files', fileTexts(before), fileTexts(after));
    if (units.length === 1) same('units', entryTexts(before, [unit.name]), entryTexts(after, [unit.name]));
    return;
  }
  same('fields', fields(unit.entry, ''), fields(now.entry, ''));
  const editedOf = (one: Unit) =>
    intent.do === 'set-directive' ? requireSource(one, intent.in) : one.container?.source;
  const edited = editedOf(unit);
  const allEdited = new Set(units.map(editedOf));
  const at = unit.sources.indexOf(edited as UnitSource);
  unit.sources.forEach((source, i) => {
    if (i !== at) same(`source ${i}`, source.file.source, now.sources[i]?.file.source);
  });
  for (const other of before.machine.units) {
    if (units.includes(other)) continue;
    other.sources.forEach((source, i) => {
      if (!allEdited.has(source))
        same(
          `${other.name}`,
          source.file.source,
          after.machine.units[other.position]?.sources[i]?.file.source,
        );
    });
  }
  const [was, is] = [edited as UnitSource, now.sources[at] as UnitSource];
  if (!is) {
    check('the text is there', false);
    return;
  }
  if (intent.do === 'set-directive') {
    const isIts = (d: { section: string | null; key: { value: string } }) =>
      d.section === intent.section && d.key.value === intent.key;
    same(
      'values',
      intent.values.map((value) => value.trim()),
      is.file.directives.filter(isIts).map((d) => d.value),
    );
    same(
      'other directives',
      was.file.directives.filter((d) => !isIts(d)).map(shown),
      is.file.directives.filter((d) => !isIts(d)).map(shown),
    );
    same(
      'problems',
      was.file.problems.map((one) => one.code),
      is.file.problems.map((one) => one.code),
    );
    check(
      'keeps comments',
      isPart(commentsOf(was), commentsOf(is)) ||
        was.file.directives.some((d) => isIts(d) && d.continued) ||
        intent.values.length === 0,
    );
    return;
  }
  same('comments', commentsOf(was), commentsOf(is));
  const [run, ran] = [unit.container?.invocation.run, now.container?.invocation.run];
  if (!run || !ran) {
    check('runs a container', false);
    return;
  }
  const changed = unit.container?.exec;
  if (intent.do !== 'set-image-source') {
    same(
      'keys',
      was.file.directives.map((d) => d.key.value),
      is.file.directives.map((d) => d.key.value),
    );
    was.file.directives.forEach((d, i) => {
      if (d !== changed?.directive && intent.do !== 'set-image')
        same('directive', d.value, is.file.directives[i]?.value);
    });
  }
  const flags = (of: typeof run, but: string) =>
    of.flags.filter((flag) => flag.name !== but).map((flag) => [flag.name, flag.value]);
  const name =
    intent.do === 'set-flag'
      ? (runFlag(intent.flag)?.name ?? intent.flag)
      : intent.do === 'set-image-source'
        ? 'pull'
        : '';
  same('other flags', flags(run, name), flags(ran, name));
  if (intent.do === 'set-flag')
    same(
      'flag',
      intent.values,
      ran.flags.filter((flag) => flag.name === name).map((flag) => flag.value),
    );
  if (intent.do === 'set-image') same('image', intent.image.trim(), ran.image?.text);
  else same('image', run.image?.text, ran.image?.text);
  if (intent.do !== 'set-command') same('command', run.command, ran.command);
  same('other commands', otherCommands(unit), otherCommands(now));
  if (!/[$`]/.test(JSON.stringify(intent))) same('before and behind', aroundRun(unit), aroundRun(now));
  if (intent.do === 'set-image-source') {
    const source = imageSource(is.execs);
    same('policy', intent.policy, source.policy);
    if (source.policy === 'load') same('tarball', intent.tarball, source.tarball);
  }
}

/** Every command line of a unit's source but those that fetch the image and the container's own. */
function otherCommands(unit: Unit): string[] {
  const { source, exec } = unit.container as NonNullable<Unit['container']>;
  return source.execs
    .filter((one) => one !== exec)
    .flatMap((one) => one.lines.map((line) => line.words.map((word) => word.value).join(' ')))
    .filter((line) => !/docker (image )?(pull|load|inspect|history) /.test(line));
}

/** What stands before docker run and behind its last word, in the text of its command line. */
function aroundRun(unit: Unit): string[] {
  const { invocation, exec } = unit.container as NonNullable<Unit['container']>;
  const { words, commandText } = invocation;
  const text = commandText.value;
  const others = invocation.inShell
    ? splitCommands(text).map((one) => one.words[0]?.value ?? '')
    : exec.commands.map((one) => one.words[0]?.value ?? '');
  const head = text.slice(0, words[0]?.span.start);
  return [
    invocation.inShell ? head.replace(/docker pull\s+\S+/g, '') : '',
    text.slice(words.at(-1)?.span.end).replace(/^\s+#.*/, ''),
    ...others,
  ];
}

function shown(d: { section: string | null; key: { value: string }; value: string }): string {
  return `${d.section}.${d.key.value}=${d.value}`;
}

/** Names of units, of those that bear the same one with a number. */
function unitKeys({ machine: { units } }: Analysis): string[] {
  return units.map(({ name }, i) => {
    const nth = units.slice(0, i).filter((one) => one.name === name).length;
    return nth === 0 ? name : `${name}#${nth}`;
  });
}

function keyOf(analysis: Analysis, ref: UnitRef): string {
  return typeof ref === 'number' ? (unitKeys(analysis)[ref] ?? '') : ref;
}

function bare(key: string): string {
  return key.split('#')[0] as string;
}

/** Names of units, and of the templates whose text they have. */
function withTemplates(keys: readonly string[]): string[] {
  return keys.map(bare).flatMap((name) => [name, templateOf(name) ?? name]);
}

/** Two units run containers of one name, or the new name is spoken of already: what links to it means either. */
function isAmbiguous({ machine, text }: Analysis, to?: string): boolean {
  const names = machine.units.flatMap((unit) => unit.container?.name ?? []);
  return new Set(names).size < names.length || (to !== undefined && text.includes(to));
}

function edgeMap(analysis: Analysis): Map<string, Edge> {
  const keys = unitKeys(analysis);
  return new Map(analysis.graph.edges.map((edge) => [`${keys[edge.from]}>${keys[edge.to]}`, edge]));
}

/** Each entry as all its keys and texts in one string; those of units named in `but` left out. */
function entryTexts({ config }: Analysis, but: readonly string[] = []): string[] {
  return config.units
    .filter((entry) => !but.includes(entry.name?.text?.trim() ?? ''))
    .map((entry) =>
      JSON.stringify([
        entry.fields.map((field) => [field.key, withoutEnd(field.text)]),
        entry.dropIns.map((dropIn) => [dropIn.name?.text, withoutEnd(dropIn.content?.text)]),
      ]),
    );
}

/** Moving the last entry of a document, or adding behind it, gives it a line end. */
function withoutEnd(text: string | null | undefined): string {
  return (text ?? '').replace(/\n+$/, '');
}

function fileTexts({ config }: Analysis): string[] {
  return config.files.map((file) => withoutEnd(file.content?.text));
}

function comments({ text, machine }: Analysis): string[] {
  const between = (text.match(/^[ \t]*#.*$/gm) ?? []).filter(
    (line) => !/why|a comment|between|note/.test(line),
  );
  return [
    ...between.map((line) => line.trim()),
    ...machine.units.flatMap((unit) => unit.sources.flatMap(commentsOf)),
  ];
}

function commentsOf(source: UnitSource): string[] {
  return source.file.tokens
    .filter((token) => token.kind === 'comment')
    .map((token) => source.file.source.slice(token.span.start, token.span.end).trim());
}

function isPart(some: readonly string[], all: readonly string[]): boolean {
  const left = [...all];
  return some.every((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function logicalLines({ machine }: Analysis, entry: UnitEntry | undefined): string[] {
  const unit = machine.units.find((one) => one.entry === entry);
  return (unit?.sources ?? []).flatMap((source) => source.file.directives.map(shown));
}

/** Some lines are gone, or some words of a line; what stays keeps its order. */
function onlyLoses(was: readonly string[], is: readonly string[]): boolean {
  let at = 0;
  for (const line of is) {
    const words = line.split(/\s+|(?<==)/);
    while (at < was.length && !isSubsequence(words, (was[at] as string).split(/\s+|(?<==)/))) at++;
    if (at++ >= was.length) return false;
  }
  return true;
}

function isSubsequence(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const one of some) {
    while (at < all.length && !(all[at] as string).startsWith(one)) at++;
    if (at++ >= all.length) return false;
  }
  return true;
}

function contents(entries: readonly UnitEntry[]): string[] {
  return entries.map((entry) => withoutEnd(entry.content?.text));
}

/** Every key of the document with its value, but for what an intent is about; list entries by their index. */
function keysBesides(
  { config }: Analysis,
  intent: Extract<Intent, { path: string } | { do: 'add-user' | 'delete-user' }>,
) {
  const about = 'path' in intent ? intent.path.replaceAll('-', '_') : 'users';
  const found: [string, string][] = [];
  const walk = (node: YamlNode | null, path: string): void => {
    if (about === path || (intent.do.endsWith('user') && path.startsWith('users'))) return;
    if (node?.kind === 'map')
      for (const { key, value } of node.pairs)
        walk(value, `${path}${path && '.'}${key?.text.replaceAll('-', '_')}`);
    else if (node?.kind === 'sequence')
      for (const [i, item] of node.items.entries()) walk(item.node, `${path}.${i}`);
    else if (node?.kind === 'scalar' && node.text.trim() !== '') found.push([path, withoutEnd(node.text)]);
  };
  walk(config.root, '');
  return found.sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

function sourceTexts({ machine }: Analysis): string[] {
  return machine.units.flatMap((unit) => unit.sources.map((source) => source.file.source));
}
