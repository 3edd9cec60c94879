import type { Dialect } from './dialect.ts';

/** What coreos-cloudinit takes a text for; it asks in this order. Only a cloud-config is looked into. */
export type Recognised = 'empty' | 'script' | 'ignition' | 'cloud-config' | 'multipart' | 'unknown';

export function recognise(text: string, dialect: Dialect): Recognised {
  if (text === '') return 'empty';
  if (text.startsWith('#!')) return 'script';
  if (isIgnition(text)) return 'ignition';
  if (isCloudConfig(text)) return 'cloud-config';
  return dialect === 'flatcar' && isMultipart(text) ? 'multipart' : 'unknown';
}

/** What is said of a text that is none of these. */
export function mustBe(dialect: Dialect): string {
  return dialect === 'flatcar'
    ? 'must be "#cloud-config", multipart mime or begin with "#!"'
    : 'must be "#cloud-config" or begin with "#!"';
}

/** Lines end at LF alone; behind the header stands nothing but white space as Go's `unicode.IsSpace` has it. */
function isCloudConfig(text: string): boolean {
  return /^#cloud-config[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$/.test(
    text.split('\n', 1)[0] ?? '',
  );
}

/** JSON with a version of Ignition where one is expected. Go finds fields by names in any case. */
function isIgnition(text: string): boolean {
  if (!/^[\t\n\r ]*\{/.test(text)) return false;
  let version: unknown = null;
  let innerVersion: unknown = null;
  for (const [name, value] of entriesOf(parseJson(text))) {
    if (/^ignitionversion$/i.test(name)) version = value;
    if (!/^ignition$/i.test(name) || value === null) continue;
    if (typeof value !== 'object' || Array.isArray(value)) return false;
    for (const [inner, innerValue] of entriesOf(value))
      if (/^version$/i.test(inner)) innerVersion = innerValue;
  }
  if (version !== null && !Number.isSafeInteger(version)) return false;
  if (innerVersion !== null && typeof innerVersion !== 'string') return false;
  return version !== null || innerVersion !== null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** Mail headers, ended by an empty line, whose content type is `multipart/mixed` (Go's `net/mail`). */
function isMultipart(text: string): boolean {
  let contentType: string | null = null;
  let isInContentType = false;
  for (let start = 0; ; ) {
    const end = text.indexOf('\n', start);
    if (end < 0) return false;
    const line = text.slice(start, end).replace(/\r$/, '');
    if (line === '') return contentType?.includes('multipart/mixed') ?? false;
    if (/^[ \t]/.test(line)) {
      if (start === 0) return false;
      if (isInContentType) contentType += ` ${line.trim()}`;
    } else {
      const colon = line.indexOf(':');
      if (colon < 0) return false;
      isInContentType = contentType === null && /^content-type$/i.test(line.slice(0, colon));
      if (isInContentType) contentType = line.slice(colon + 1).trim();
    }
    start = end + 1;
  }
}
