/** Whose coreos-cloudinit is meant: Flatcar's (2026), or the last one of CoreOS Container Linux (2018). */
export type Dialect = 'flatcar' | 'coreos';
