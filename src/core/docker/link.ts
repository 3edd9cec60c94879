/** A value of `--link`. */
export interface ContainerLink {
  readonly container: string;
  /** The host name under which it is reached. */
  readonly alias: string;
}

/** `container[:alias]`; null when docker refuses it (docker/cli opts.ParseLink). */
export function parseLink(text: string): ContainerLink | null {
  const [container = '', alias, ...more] = text.split(':');
  if (container === '' || more.length > 0) return null;
  return { container, alias: alias || container };
}
