import type { EdgeKind } from '../../core/graph/graph.ts';

/** Kinds of an edge as one word. */
export const edgeKindNames: Record<EdgeKind, string> = {
  link: 'Link',
  network: 'Network',
  needs: 'Needs',
  wants: 'Wants',
  after: 'After',
  bound: 'Bound',
  other: 'Other',
};

/** Between consumer and provider: "fluentd needs elastic". */
export const edgeVerbs: Record<EdgeKind, string> = {
  link: 'links to',
  network: 'reaches',
  needs: 'needs',
  wants: 'wants',
  after: 'starts after',
  bound: 'is bound to',
  other: 'mentions',
};

/** What a kind means, for its tooltip. */
export const edgeKindHints: Record<EdgeKind, string> = {
  link: 'Requires=, After= and --link: needs it, starts after it, reaches it by name',
  network: 'A shared docker network, Requires= and After=',
  needs: 'Requires= and After=: needs it, starts after it',
  wants: 'Wants= and After=: would like it, starts after it',
  after: 'After=: order only',
  bound: 'BindsTo= and After=: stops with it, and does not come back with it',
  other: 'Something else',
};
