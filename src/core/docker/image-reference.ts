import { type Checked, sound, unsound } from './checked.ts';
import type { ImageReference } from './docker-command.ts';

/** `[domain/]path[:tag][@digest]`, as written; null when docker refuses it (github.com/distribution/reference). */
export function parseImageReference(text: string): ImageReference | null {
  return checkImageReference(text).value;
}

/** The same, with the reason when docker refuses it. */
export function checkImageReference(text: string): Checked<ImageReference> {
  if (/^[0-9a-f]{64}$/.test(text)) {
    // An image id: no reference, but `docker run` takes it.
    return sound({ text, domain: null, path: text, tag: null, digest: null });
  }
  const domain = writtenDomain(text);
  const full = domain === null ? `docker.io/${text}` : text;
  const match = reference.exec(full);
  if (!match) return unsound(refusalReason(text, domain));
  const name = match[1] ?? '';
  if (name.length > 255) return unsound('the name of the image is longer than 255 characters');
  if (match[3] && !DIGEST.test(match[3]))
    return unsound(`"${match[3]}" is not a digest such as sha256 with 64 digits`);
  const path = name.slice(name.indexOf('/') + 1);
  return sound({ text, domain, path, tag: match[2] ?? null, digest: match[3] ?? null });
}

/** The reference with everything docker adds: registry, `library/`, tag `latest`. */
export interface FullImageReference {
  readonly domain: string;
  readonly path: string;
  readonly tag: string | null;
  readonly digest: string | null;
  /** The shortest spelling that means the same, without an implied tag. */
  readonly familiar: string;
}

export function fullImageReference(image: ImageReference): FullImageReference {
  const domain = image.domain === null || image.domain === 'index.docker.io' ? 'docker.io' : image.domain;
  const isHub = domain === 'docker.io';
  const path = isHub && !image.path.includes('/') ? `library/${image.path}` : image.path;
  const tag = image.tag ?? (image.digest === null ? 'latest' : null);
  const shortPath = isHub ? path.replace(/^library\/(?=[^/]+$)/, '') : `${domain}/${path}`;
  const suffix = `${image.tag === null ? '' : `:${image.tag}`}${image.digest === null ? '' : `@${image.digest}`}`;
  return { domain, path, tag, digest: image.digest, familiar: shortPath + suffix };
}

const domainPart = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const domainPattern = `(?:${domainPart}(?:\\.${domainPart})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const pathPart = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const tagPattern = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}';
const digestPattern = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}';
/** The algorithms of github.com/opencontainers/go-digest. */
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;
const reference = new RegExp(
  `^(${domainPattern}/${pathPart}(?:/${pathPart})*)(?::(${tagPattern}))?(?:@(${digestPattern}))?$`,
);

/** What stands before the first slash is a registry only if it looks like a host; `myteam/app` names none. */
function writtenDomain(text: string): string | null {
  const slash = text.indexOf('/');
  if (slash < 0) return null;
  const first = text.slice(0, slash);
  return first === 'localhost' || /[.:A-Z]/.test(first) ? first : null;
}

function refusalReason(text: string, domain: string | null): string {
  const path = (domain === null ? text : text.slice(domain.length + 1)).replace(/[:@].*$/, '');
  if (text === '') return 'the image is empty';
  if (/\s/.test(text)) return `"${text}" holds blanks`;
  if (text.includes('://')) return `"${text}" is an address; an image is named without http://`;
  if (
    /[A-Z]/.test(path) &&
    reference.test(`docker.io/${text.slice(domain === null ? 0 : domain.length + 1).toLowerCase()}`)
  ) {
    return `"${path}" must be written in lower case`;
  }
  if (text.endsWith(':')) return `the tag of "${text}" is empty`;
  return `"${text}" is not the name of an image; write [registry/]name[:tag]`;
}
