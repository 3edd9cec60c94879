/** A spelling of docker before 1.10 that today's docker no longer reads as it was meant. */
export interface LegacyFlag {
  /** As written, dashes included. */
  readonly spelling: string;
  /** Long name of today's flag; its own name where none is left. */
  readonly name: string;
  readonly takesValue: boolean;
  /** False when no flag of today does the same. */
  readonly survives: boolean;
  /** What docker since 1.10 takes it for, where it does not refuse it: a short flag and its value. */
  readonly readAs?: string;
}

/** Source: docker 0.9–1.9, runconfig/parse.go and pkg/mflag. */
export const legacyFlags: readonly LegacyFlag[] = [
  { spelling: '-name', name: 'name', takesValue: true, survives: true },
  { spelling: '-link', name: 'link', takesValue: true, survives: true, readAs: '-l ink' },
  { spelling: '-rm', name: 'rm', takesValue: false, survives: true },
  { spelling: '-privileged', name: 'privileged', takesValue: false, survives: true },
  {
    spelling: '-volumes-from',
    name: 'volumes-from',
    takesValue: true,
    survives: true,
    readAs: '-v olumes-from',
  },
  { spelling: '-expose', name: 'expose', takesValue: true, survives: true, readAs: '-e xpose' },
  { spelling: '-entrypoint', name: 'entrypoint', takesValue: true, survives: true, readAs: '-e ntrypoint' },
  { spelling: '-dns', name: 'dns', takesValue: true, survives: true },
  { spelling: '-cidfile', name: 'cidfile', takesValue: true, survives: true },
  { spelling: '-sig-proxy', name: 'sig-proxy', takesValue: false, survives: true },
  { spelling: '-lxc-conf', name: 'lxc-conf', takesValue: true, survives: false, readAs: '-l xc-conf' },
  { spelling: '--lxc-conf', name: 'lxc-conf', takesValue: true, survives: false },
  { spelling: '-n', name: 'networking', takesValue: false, survives: false },
  { spelling: '--networking', name: 'networking', takesValue: false, survives: false },
  { spelling: '--cpuset', name: 'cpuset-cpus', takesValue: true, survives: true },
];

/** The old flag a word spells, alone or up to its `=`. */
export function legacyFlag(word: string): LegacyFlag | undefined {
  const spelling = word.split('=', 1)[0];
  return legacyFlags.find((flag) => flag.spelling === spelling);
}
