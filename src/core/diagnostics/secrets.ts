import type { Span } from '../text/span.ts';

/** Something in a text that should stay secret. The secret itself is never part of a message. */
export interface Secret {
  readonly span: Span;
  /** With its article: `an AWS access key`. */
  readonly what: string;
  /** False for a word anybody would guess. */
  readonly isLikely: boolean;
}

/** Secrets by their shape, and values that look like one behind a name that says so. Placeholders are none. */
export function findSecrets(text: string): Secret[] {
  const found = [...byShape(text), ...byName(text)].sort((a, b) => a.span.start - b.span.start);
  let reached = 0;
  return found.filter(({ span }) => {
    const isApart = span.start >= reached;
    reached = Math.max(reached, span.end);
    return isApart;
  });
}

interface Shape {
  readonly what: string;
  readonly pattern: RegExp;
}

/** Prefixes and lengths as their issuers document them. */
const SHAPES: readonly Shape[] = [
  { what: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  {
    what: 'a private key',
    pattern:
      /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY(?: BLOCK)?-----(?=\s+(?:[A-Za-z-]+: .*[\r\n]\s*)*[A-Za-z0-9+/=]{40})/g,
  },
  {
    what: 'a private key in base64',
    pattern: /\bLS0tLS1CRUdJTiB(?:SU0EgUFJJVkFURS|QUklWQVRF|FQyBQUklWQVRF)\w+/g,
  },
  { what: 'a GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{40,})\b/g },
  { what: 'a GitLab token', pattern: /\bglpat-[\w-]{20,}/g },
  { what: 'a Slack token', pattern: /\bxox[abprs]-[0-9A-Za-z-]{20,}/g },
  { what: 'a Slack webhook', pattern: /\bhooks\.slack\.com\/services\/T\w{6,}\/B\w{6,}\/\w{16,}/g },
  { what: 'a Google API key', pattern: /\bAIza[0-9A-Za-z_-]{35}/g },
  { what: 'a Stripe key', pattern: /\b[sr]k_live_[0-9A-Za-z]{16,}/g },
  { what: 'a Docker Hub token', pattern: /\bdckr_pat_[\w-]{20,}/g },
];

function byShape(text: string): Secret[] {
  return SHAPES.flatMap(({ what, pattern }) =>
    [...text.matchAll(pattern)]
      .filter(([secret]) => !/EXAMPLE|XXXX|0000000/.test(secret))
      .map(
        ({ index, 0: secret }): Secret => ({
          span: { start: index, end: index + secret.length },
          what,
          isLikely: true,
        }),
      ),
  );
}

const NAMED =
  /["']?\b([A-Za-z][\w.-]*?)["']?[ \t]*(?:=|:[ \t])[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"',;|&]+))/g;
const PASSWORD = /(?:password|passwd|passphrase|[_-]pass|[_-]pwd|^pass|^pwd)$/i;
const TOKEN = /(?:secret|token|api[_-]?key|access[_-]?key|secret[_-]?key|auth[_-]?key|private[_-]?key)$/i;
const NO_SECRET = /(?:cluster|discovery)[_-]?token$/i;
const IN_ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"']+:([^\s/@"']+)@/g;

function byName(text: string): Secret[] {
  const found: Secret[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    if (/pass|pwd|secret|token|key|:\/\//i.test(line) && !/^\s*[#;]/.test(line)) {
      for (const secret of inLine(line)) {
        const span = { start: offset + secret.span.start, end: offset + secret.span.end };
        found.push({ ...secret, span });
      }
    }
    offset += line.length + 1;
  }
  return found;
}

function inLine(line: string): Secret[] {
  const found: Secret[] = [];
  const named = new RegExp(NAMED);
  for (let match = named.exec(line); match; match = named.exec(line)) {
    const name = match[1] ?? '';
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    const isPassword = PASSWORD.test(name);
    if (!isPassword && !TOKEN.test(name)) {
      // The value may be a further assignment: `Environment=DB_PASSWORD=…`.
      if (value.includes('=')) named.lastIndex = match.index + match[0].indexOf('=') + 1;
      continue;
    }
    if (NO_SECRET.test(name) || isPlaceholder(name, value)) continue;
    const isLikely = isPassword ? looksChosen(value) : looksRandom(value);
    if (!isPassword && !isLikely) continue;
    const end = match.index + match[0].length - (match[4] === undefined ? 1 : 0);
    found.push({
      span: { start: end - value.length, end },
      what: isPassword ? 'a password' : 'a key or token',
      isLikely,
    });
  }
  for (const match of line.matchAll(IN_ADDRESS)) {
    const value = match[1] ?? '';
    if (isPlaceholder('', value)) continue;
    const end = match.index + match[0].length - 1;
    found.push({
      span: { start: end - value.length, end },
      what: 'a password',
      isLikely: looksChosen(value),
    });
  }
  return found;
}

/** A variable, a template's text, a path, a hash, or a word that stands for what is to come. */
function isPlaceholder(name: string, value: string): boolean {
  return (
    value.length < 4 ||
    /[$<>{}%`[\]()*\\]/.test(value) ||
    /^(?:[/~.@]|file:|https?:|\w+:\/\/)/.test(value) ||
    /^(?:true|false|yes|no|on|off|none|null|nil|\d{1,5})$/i.test(value) ||
    /^(.)\1*$/.test(value) ||
    /change|example|your|dummy|placeholder|todo|fixme|xxx|insert|replace|redacted|_here\b|-here\b|sample|\.\.\./i.test(
      value,
    ) ||
    /\.(?:pem|key|crt|txt|json|ya?ml|conf)$/.test(value) ||
    value.toLowerCase() === name.toLowerCase()
  );
}

/** What people take for a password: not a plain word. */
function looksChosen(value: string): boolean {
  return value.length >= 8 && /\d/.test(value) && /[a-z]/i.test(value) && !isWords(value);
}

/** What a program has made up. */
function looksRandom(value: string): boolean {
  return (
    value.length >= 16 && /\d/.test(value) && /[a-z]/i.test(value) && !isWords(value) && entropy(value) >= 3
  );
}

/** `etcd-cluster-1`, `password12`. */
function isWords(value: string): boolean {
  return /^[A-Za-z]+(?:[-_.:][A-Za-z]+)*(?:[-_.]?\d{1,4})?$/.test(value);
}

/** Bits per character (Shannon). */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / value.length;
    return sum - share * Math.log2(share);
  }, 0);
}
