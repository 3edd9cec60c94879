/** How a flag's text is read: pflag's value types, as `docker run --help` names them. */
export type FlagType =
  | 'bool'
  | 'string'
  | 'list'
  | 'map'
  | 'int'
  | 'int64'
  | 'uint16'
  | 'uint64'
  | 'decimal'
  | 'bytes'
  | 'duration';

/** The form group a flag stands in. */
export type FlagGroup =
  | 'General'
  | 'Networking'
  | 'Storage'
  | 'Environment'
  | 'Resources'
  | 'Security'
  | 'Health'
  | 'Logging'
  | 'Runtime'
  | 'Devices'
  | 'Windows'
  | 'Client';

/** What a text value must look like beyond its type; `values.ts` holds the checks. */
export type Grammar =
  | 'addHost'
  | 'attach'
  | 'capability'
  | 'containerName'
  | 'cpuset'
  | 'device'
  | 'deviceBytes'
  | 'deviceCgroupRule'
  | 'deviceCount'
  | 'deviceWeight'
  | 'dnsSearch'
  | 'dnsServer'
  | 'env'
  | 'expose'
  | 'gpus'
  | 'ip'
  | 'ipcMode'
  | 'keyValue'
  | 'label'
  | 'link'
  | 'mac'
  | 'memorySwap'
  | 'mount'
  | 'network'
  | 'path'
  | 'pidMode'
  | 'platform'
  | 'publish'
  | 'restart'
  | 'securityOpt'
  | 'signal'
  | 'sysctl'
  | 'tmpfs'
  | 'ulimit'
  | 'volume'
  | 'volumesFrom'
  | 'workdir';

/** The numbers a flag takes; `also` lists those outside `min`–`max` with a meaning of their own. */
export interface NumberRange {
  readonly min?: number;
  readonly max?: number;
  readonly also?: readonly number[];
}

/** One flag of docker. */
export interface FlagSpec {
  /** Long name, without dashes. */
  readonly name: string;
  readonly group: FlagGroup;
  readonly type: FlagType;
  /** One sentence for forms and hovers. */
  readonly about: string;
  /** False for a bool: it is set by presence or by `=value`, and never takes the next word. */
  readonly takesValue: boolean;
  /** What giving the flag twice does. */
  readonly repeat: 'last-wins' | 'append' | 'merge';
  readonly short?: string;
  /** Other long names that mean the same. */
  readonly aliases?: readonly string[];
  readonly grammar?: Grammar;
  readonly values?: readonly string[];
  readonly range?: NumberRange;
  /** Value when the flag is absent, where it is not empty, 0 or false. */
  readonly standard?: string;
  /** False when `docker create` does not know it. */
  readonly onCreate?: false;
  /** Since when, and what happens with it. */
  readonly deprecated?: string;
  /** First release of the command line that knows it; absent for 17.06 and older. */
  readonly sinceCli?: string;
}

/** What a row says beyond name, type and meaning. */
type Extra = Partial<
  Pick<
    FlagSpec,
    'short' | 'aliases' | 'grammar' | 'values' | 'range' | 'standard' | 'onCreate' | 'deprecated' | 'sinceCli'
  >
>;
export type FlagRow = Omit<FlagSpec, 'group'>;

export function bool(name: string, about: string, extra: Extra = {}): FlagRow {
  return { name, type: 'bool', about, takesValue: false, repeat: 'last-wins', ...extra };
}

/** A flag with one value: the last one given wins. */
export function scalar(name: string, type: FlagType, about: string, extra: Extra = {}): FlagRow {
  return { name, type, about, takesValue: true, repeat: 'last-wins', ...extra };
}

export function text(name: string, about: string, extra: Extra = {}): FlagRow {
  return scalar(name, 'string', about, extra);
}

/** A flag that may be repeated. */
export function list(name: string, about: string, extra: Extra = {}): FlagRow {
  return { name, type: 'list', about, takesValue: true, repeat: 'append', ...extra };
}

/** A flag that may be repeated; a later value with the same key replaces the earlier. */
export function map(name: string, about: string, extra: Extra = {}): FlagRow {
  return { name, type: 'map', about, takesValue: true, repeat: 'merge', ...extra };
}

export function group(name: FlagGroup, rows: readonly FlagRow[]): readonly FlagSpec[] {
  return rows.map((row) => ({ ...row, group: name }));
}
