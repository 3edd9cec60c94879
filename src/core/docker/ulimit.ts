/** Source: docker/go-units ulimit.go. */
const limits = [
  'core',
  'cpu',
  'data',
  'fsize',
  'locks',
  'memlock',
  'msgqueue',
  'nice',
  'nofile',
  'nproc',
  'rss',
  'rtprio',
  'rttime',
  'sigpending',
  'stack',
];

/** What docker refuses in `name=soft[:hard]`; null when it takes it. */
export function ulimitProblem(text: string): string | null {
  const match = /^([^=]*)=(-?[0-9]+)(?::(-?[0-9]+))?$/.exec(text);
  if (!match) return `"${text}" is not name=soft or name=soft:hard`;
  const [, name = '', soft = '', hard] = match;
  if (!limits.includes(name)) return `"${name}" is not a limit docker knows`;
  if (hard === undefined || hard === '-1') return null;
  if (soft === '-1') return `the soft limit is unlimited, but the hard one is ${hard}`;
  return Number(soft) <= Number(hard) ? null : `the soft limit ${soft} is above the hard one, ${hard}`;
}
