/**
 * Whether Go's `url.ParseRequestURI` takes a text: it needs a leading slash or a scheme. Behind a scheme
 * without a slash anything goes.
 */
export function isRequestUri(text: string): boolean {
  if (text === '' || hasControl(text)) return false;
  if (text === '*') return true;
  if (text.startsWith(':')) return false;
  const scheme = /^[a-zA-Z][a-zA-Z0-9+.-]*:/.exec(text)?.[0] ?? '';
  const [rest = ''] = text.slice(scheme.length).split('?', 1);
  if (!rest.startsWith('/')) return scheme !== '';
  if (scheme === '' || !rest.startsWith('//')) return hasGoodEscapes(rest);

  const slash = rest.indexOf('/', 2);
  const authority = rest.slice(2, slash < 0 ? rest.length : slash);
  return isAuthority(authority) && hasGoodEscapes(slash < 0 ? '' : rest.slice(slash));
}

function hasControl(text: string): boolean {
  return /[^ -~\x80-\u{10ffff}]/u.test(text);
}

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf('@');
  const user = authority.slice(0, Math.max(at, 0));
  return (
    /^[A-Za-z0-9._:~!$&'()*+,;=%@-]*$/.test(user) && hasGoodEscapes(user) && isHost(authority.slice(at + 1))
  );
}

function isHost(host: string): boolean {
  if (!host.startsWith('[')) {
    const colon = host.lastIndexOf(':');
    return (colon < 0 || isPort(host.slice(colon))) && isHostText(host);
  }
  const bracket = host.lastIndexOf(']');
  if (bracket < 0 || !isPort(host.slice(bracket + 1))) return false;
  const zone = host.slice(0, bracket).indexOf('%25');
  if (zone < 0) return isHostText(host);
  return (
    isHostText(host.slice(0, zone)) && isZone(host.slice(zone, bracket)) && isHostText(host.slice(bracket))
  );
}

function isPort(text: string): boolean {
  return /^(?::[0-9]*)?$/.test(text);
}

/** Only bytes beyond ASCII, and the percent sign itself, may be escaped in a host. */
function isHostText(text: string): boolean {
  return HOST_TEXT.test(text.replace(/%(?:25|[89a-fA-F][0-9a-fA-F])/g, ''));
}

/** In a zone, blanks and what a host may have unescaped may be escaped, too. */
function isZone(text: string): boolean {
  const unescaped = text.replace(/%([0-7][0-9a-fA-F])/g, (triple, digits) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return triple === '%25' || character === ' ' || HOST_TEXT.test(character) ? '' : triple;
  });
  return HOST_TEXT.test(unescaped);
}

const HOST_TEXT = /^[A-Za-z0-9._~!$&'()*+,;=:[\]<>"\x80-\u{10ffff}-]*$/u;

function hasGoodEscapes(text: string): boolean {
  return !/%(?![0-9a-fA-F]{2})/.test(text);
}
