/** How a container or image behaves: what the stand-in of the rig can be told, `NAME key=value …`. */
export interface ContainerBehaviour {
  /** Until it counts as running, in ms. */
  readonly create: number;
  /** How long it runs; Infinity for ever. */
  readonly run: number;
  readonly exit: number;
  /** So many first runs end at once with code 1. */
  readonly fail: number;
  readonly pull: number;
  readonly pullExit: number;
  /** The code it exits with after SIGTERM; null when it ignores it. */
  readonly term: number | null;
}

/** Lines of `--docker`; those for a name win over those for `*`. Later ones win over earlier ones. */
export class DockerBehaviours {
  private readonly lines: readonly { readonly name: string; readonly values: ReadonlyMap<string, string> }[];

  constructor(lines: readonly string[]) {
    this.lines = lines.flatMap((line) => {
      const [name = '', ...pairs] = line.trim().split(/\s+/);
      if (name === '' || name.startsWith('#')) return [];
      const values = pairs.flatMap((pair): [string, string][] => {
        const equals = pair.indexOf('=');
        return equals > 0 ? [[pair.slice(0, equals), pair.slice(equals + 1)]] : [];
      });
      return [{ name, values: new Map(values) }];
    });
  }

  /** What was said of a key; null when nothing was. */
  get(name: string, key: string): string | null {
    const own = this.lines.findLast((line) => line.name === name && line.values.has(key));
    const all = this.lines.findLast((line) => line.name === '*' && line.values.has(key));
    return (own ?? all)?.values.get(key) ?? null;
  }

  number(name: string, key: string, standard: number): number {
    const text = this.get(name, key);
    return text === null ? standard : Number.parseInt(text, 10) || 0;
  }

  of(name: string, standard: Pick<ContainerBehaviour, 'create' | 'pull'>): ContainerBehaviour {
    const run = this.number(name, 'run', -1);
    const term = this.get(name, 'term');
    return {
      create: this.number(name, 'create', standard.create),
      run: run < 0 ? Number.POSITIVE_INFINITY : run,
      exit: this.number(name, 'exit', 0),
      fail: this.number(name, 'fail', 0),
      pull: this.number(name, 'pull', standard.pull),
      pullExit: this.number(name, 'pullexit', 0),
      term: term === 'ignore' ? null : this.number(name, 'term', 143),
    };
  }
}
