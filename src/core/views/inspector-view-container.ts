import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { DockerFlag } from '../docker/docker-command.ts';
import { type ImageSource, imageSource } from '../edits/intents/image-source.ts';
import { readinessOf } from '../edits/intents/readiness.ts';
import type { Container, Unit } from '../machine/machine.ts';
import { composeEmbeddings } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';
import { diagnosticsIn, type FieldView, reasonAgainst } from './inspector-view-field.ts';
import { directiveField, encodedReason } from './inspector-view-unit.ts';

/** The `docker run` of a unit as a form. */
export interface ContainerForm {
  readonly name: FieldView;
  readonly image: FieldView;
  /** What stands behind the image, as written. */
  readonly command: FieldView;
  readonly restart: FieldView;
  /** Fetched by `docker run` itself, pulled before, or loaded from a tarball. */
  readonly imageSource: ImageSource;
  /** A command that succeeds once the container answers, which the unit waits for: words for `set-readiness`. */
  readonly ready: readonly string[] | null;
  readonly ports: readonly FlagRow[];
  readonly environment: readonly FlagRow[];
  readonly volumes: readonly FlagRow[];
  /** All others, in the order written; `--name` and `--link` are shown elsewhere. */
  readonly otherFlags: readonly FlagRow[];
}

export interface FlagRow extends FieldView {
  /** Main long name: `publish`. */
  readonly flag: string;
  readonly known: boolean;
  /** Written without a value: `--rm`. */
  readonly bare: boolean;
  /** Which of the flags of this name it is, from 0. */
  readonly occurrence: number;
  /** All values of this flag, in order: `set-flag` wants them all. */
  readonly siblings: readonly string[];
}

export function containerForm(
  unit: Unit,
  container: Container,
  diagnostics: readonly Diagnostic[],
): ContainerForm {
  const { source, invocation } = container;
  const { run, words, commandText } = invocation;
  const embedding = source.embedding ? composeEmbeddings(source.embedding, commandText) : null;

  const spanOfWords = (first: number, last: number): Span | null => {
    const from = words[first];
    const to = words[last];
    if (!embedding || !from || !to) return null;
    return embedding.toOuter({ start: from.span.start, end: to.span.end });
  };
  const fieldOfWords = (value: string, first: number, last: number): FieldView => {
    const from = words[first];
    const to = words[last];
    return {
      value,
      span: spanOfWords(first, last),
      readOnly: embedding
        ? from && to
          ? reasonAgainst(embedding, { start: from.span.start, end: to.span.end })
          : null
        : encodedReason,
      diagnostics: diagnosticsIn(spanOfWords(first, last), diagnostics),
    };
  };
  const absent = (): FieldView => ({
    value: '',
    span: null,
    readOnly: embedding ? null : encodedReason,
    diagnostics: [],
  });
  const rowOf = (flag: DockerFlag): FlagRow => {
    const sameName = run.flags.filter(({ name }) => name === flag.name);
    return {
      ...fieldOfWords(flag.value, flag.firstWord, flag.lastWord),
      flag: flag.name,
      known: flag.known,
      bare: flag.valuePart === null,
      occurrence: sameName.indexOf(flag),
      siblings: sameName.map(({ value }) => value),
    };
  };
  const rows = run.flags.map(rowOf);
  const name = run.flags.findLast((flag) => flag.name === 'name');
  const firstCommandWord = (run.image?.word ?? words.length) + 1;
  const lastCommandWord = run.image ? run.image.word + run.command.length : -1;
  const commandSpan = wordsSpan(words[firstCommandWord]?.span, words[lastCommandWord]?.span);

  return {
    name: name ? fieldOfWords(name.value, name.firstWord, name.lastWord) : absent(),
    image: run.image ? fieldOfWords(run.image.text, run.image.word, run.image.word) : absent(),
    command: commandSpan
      ? fieldOfWords(
          commandText.value.slice(commandSpan.start, commandSpan.end),
          firstCommandWord,
          lastCommandWord,
        )
      : absent(),
    restart: directiveField(unit, 'Service', 'Restart', diagnostics),
    imageSource: imageSource(source.execs),
    ready: readinessOf(container),
    ports: rows.filter(({ flag }) => flag === 'publish'),
    environment: rows.filter(({ flag }) => flag === 'env'),
    volumes: rows.filter(({ flag }) => flag === 'volume'),
    otherFlags: rows.filter(({ flag }) => !shownElsewhere.has(flag)),
  };
}

const shownElsewhere = new Set(['name', 'publish', 'env', 'volume', 'link']);

/** A published port in the three parts of a row. Lexical: variables and ranges stay as they are. */
export interface PortParts {
  /** Address and port on the machine; empty for any free port. */
  readonly host: string;
  readonly container: string;
  readonly proto: string;
}

export function splitPort(text: string): PortParts {
  const slash = text.lastIndexOf('/');
  const ports = slash < 0 ? text : text.slice(0, slash);
  const proto = slash < 0 ? '' : text.slice(slash + 1);
  const colon = ports.lastIndexOf(':');
  return { host: colon < 0 ? '' : ports.slice(0, colon), container: ports.slice(colon + 1), proto };
}

export function joinPort({ host, container, proto }: PortParts): string {
  return `${host ? `${host}:` : ''}${container}${proto ? `/${proto}` : ''}`;
}

/** A `--volume` in the parts of a row: `source:target:options`. */
export interface VolumeParts {
  readonly source: string;
  readonly target: string;
  readonly options: string;
}

export function splitVolume(text: string): VolumeParts {
  const [first = '', second, ...rest] = text.split(':');
  if (second === undefined) return { source: '', target: first, options: '' };
  return { source: first, target: second, options: rest.join(':') };
}

export function joinVolume({ source, target, options }: VolumeParts): string {
  return `${source ? `${source}:` : ''}${target}${options ? `:${options}` : ''}`;
}

/** `KEY=value`; a key alone takes its value from docker's own environment. */
export interface VariableParts {
  readonly key: string;
  readonly value: string | null;
}

export function splitVariable(text: string): VariableParts {
  const equals = text.indexOf('=');
  return equals < 0
    ? { key: text, value: null }
    : { key: text.slice(0, equals), value: text.slice(equals + 1) };
}

export function joinVariable({ key, value }: VariableParts): string {
  return value === null ? key : `${key}=${value}`;
}

function wordsSpan(first: Span | undefined, last: Span | undefined): Span | null {
  return first && last && first.start <= last.start ? { start: first.start, end: last.end } : null;
}
