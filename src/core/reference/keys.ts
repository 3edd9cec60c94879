/** What may stand behind a key, in the terms of coreos-cloudinit's package `config`. */
export type Shape = ScalarShape | ListShape | StructShape;

export type ScalarShape = 'string' | 'int' | 'float64' | 'bool';

export interface ListShape {
  readonly list: 'string' | StructShape;
}

export interface StructShape {
  /** Name of the Go type, which messages of the YAML library show. */
  readonly struct: string;
  readonly keys: Readonly<Record<string, KeyFact>>;
}

export interface KeyFact {
  readonly shape: Shape;
  /** null for a key in use. */
  readonly deprecated: Deprecation | null;
  /** What a text there has to match, unless it is empty; linear in time. */
  readonly pattern: RegExp | null;
  /** Name of the Go type where it is none of Go's own. */
  readonly type: string | null;
}

export interface Deprecation {
  /** As coreos-cloudinit words it. */
  readonly reference: string;
  /** For people: to go on with after "is outdated:". */
  readonly reason: string;
}

/** The fact about a key of a structure, or null where it has no such key. */
export function factOf({ keys }: StructShape, name: string): KeyFact | null {
  return Object.hasOwn(keys, name) ? (keys[name] as KeyFact) : null;
}

/** The type in Go's words: `string`, `[]string`, `config.Unit`, `[]config.Unit`. */
export function typeName(shape: Shape): string {
  if (typeof shape === 'string') return shape;
  return 'list' in shape ? `[]${typeName(shape.list)}` : shape.struct;
}

/** The kind in Go's words: as the type, but every structure is a `struct`. */
export function kindName(shape: Shape): string {
  if (typeof shape === 'string') return shape;
  return 'list' in shape ? `[]${kindName(shape.list)}` : 'struct';
}

const remoteKeys: Deprecation = {
  reference: 'trying to fetch from a remote endpoint introduces too many intermittent errors',
  reason: 'fetching keys from another host fails too often',
};
const withEtcd2: Deprecation = {
  reference: 'etcd2 options no longer work for etcd',
  reason: 'etcd itself no longer takes it',
};

const unit: StructShape = {
  struct: 'config.Unit',
  keys: {
    ...keys('string', 'name content'),
    ...keys('bool', 'mask enable runtime'),
    command: matching(/^(?:start|stop|restart|reload|try-restart|reload-or-restart|reload-or-try-restart)$/),
    ...keys({ list: { struct: 'config.UnitDropIn', keys: keys('string', 'name content') } }, 'drop_ins'),
  },
};

const file: StructShape = {
  struct: 'config.File',
  keys: {
    ...keys('string', 'path content owner'),
    encoding: matching(/^(?:base64|b64|(?:gz|gzip)(?:\+(?:base64|b64))?)$/),
    permissions: matching(/^0?[0-7]{3,4}$/),
  },
};

const user: StructShape = {
  struct: 'config.User',
  keys: {
    ...keys('string', 'name passwd gecos homedir primary_group shell'),
    ...keys({ list: 'string' }, 'ssh_authorized_keys groups'),
    ...keys('bool', 'no_create_home no_user_group system no_log_init'),
    ...keys('string', 'coreos_ssh_import_github coreos_ssh_import_url', remoteKeys),
    ...keys({ list: 'string' }, 'coreos_ssh_import_github_users', remoteKeys),
  },
};

const update: StructShape = {
  struct: 'config.Update',
  keys: {
    reboot_strategy: matching(/^(?:etcd-lock|reboot|off)$/),
    ...keys('string', 'group server'),
  },
};

const locksmith: StructShape = {
  struct: 'config.Locksmith',
  keys: {
    ...keys('string', 'endpoint etcd_cafile etcd_certfile etcd_keyfile etcd_username etcd_password group'),
    window_start: matching(
      /^(?:(?:[sſ]un|mon|tue|wed|thu|fri|[sſ]at) )?0*(?:[0-9]|1[0-9]|2[0-3]):0*(?:[0-9]|[1-5][0-9])$/i,
    ),
    window_length: matching(/^[-+]?(?:[0-9]*(?:\.[0-9]*)?[a-z])+$/),
  },
};

const flannel: StructShape = {
  struct: 'config.Flannel',
  keys: keys(
    'string',
    `etcd_endpoints etcd_cafile etcd_certfile etcd_keyfile etcd_prefix etcd_username etcd_password ip_masq
    subnet_file interface public_ip`,
  ),
};

const oem: StructShape = {
  struct: 'config.OEM',
  keys: keys('string', 'id name version_id home_url bug_report_url'),
};

const fleet: StructShape = {
  struct: 'config.Fleet',
  keys: {
    ...keys(
      'string',
      `agent_ttl authorized_keys_file etcd_cafile etcd_certfile etcd_keyfile etcd_key_prefix etcd_servers
      etcd_username etcd_password metadata public_ip`,
    ),
    ...keys('bool', 'disable_engine verify_units'),
    ...keys('float64', 'engine_reconcile_interval etcd_request_timeout'),
    ...keys('int', 'token_limit verbosity'),
  },
};

const etcd: StructShape = {
  struct: 'config.Etcd',
  keys: {
    ...keys(
      'string',
      `addr bind_addr ca_file cert_file cors data_dir discovery graphite_host key_file name peer_addr
      peer_bind_addr peer_ca_file peer_cert_file peer_key_file peers peers_file trace`,
    ),
    ...keys(
      'string',
      `advertise_client_urls discovery_fallback discovery_srv discovery_proxy initial_advertise_peer_urls
      initial_cluster initial_cluster_state initial_cluster_token listen_client_urls listen_peer_urls proxy`,
      withEtcd2,
    ),
    ...keys(
      'int',
      `cluster_active_size max_result_buffer max_retry_attempts peer_election_timeout
      peer_heartbeat_interval snapshot_count`,
    ),
    ...keys('int', 'election_timeout heartbeat_interval max_snapshots max_wals', withEtcd2),
    ...keys(
      'float64',
      'cluster_remove_delay cluster_sync_interval http_read_timeout http_write_timeout retry_interval',
    ),
    ...keys('bool', 'snapshot verbose very_verbose very_very_verbose'),
    ...keys('bool', 'force_new_cluster', withEtcd2),
  },
};

const etcd2: StructShape = {
  struct: 'config.Etcd2',
  keys: {
    ...keys(
      'string',
      `advertise_client_urls cert_file cors data_dir discovery discovery_fallback discovery_srv
      discovery_proxy initial_advertise_peer_urls initial_cluster initial_cluster_state
      initial_cluster_token key_file listen_client_urls listen_peer_urls log_package_levels name
      peer_cert_file peer_key_file peer_trusted_ca_file trusted_ca_file wal_dir`,
    ),
    proxy: matching(/^(?:on|off|readonly)$/),
    ...keys('string', 'ca_file', {
      reference: 'ca_file obsoleted by trusted_ca_file and client_cert_auth',
      reason: 'trusted_ca_file and client_cert_auth took its place',
    }),
    ...keys('string', 'peer_ca_file', {
      reference: 'peer_ca_file obsoleted peer_trusted_ca_file and peer_client_cert_auth',
      reason: 'peer_trusted_ca_file and peer_client_cert_auth took its place',
    }),
    ...keys(
      'bool',
      `client_cert_auth debug enable_pprof force_new_cluster peer_client_cert_auth strict_reconfig_check`,
    ),
    ...keys(
      'int',
      `election_timeout heartbeat_interval max_snapshots max_wals proxy_dial_timeout proxy_failure_wait
      proxy_read_timeout proxy_refresh_interval proxy_write_timeout snapshot_count`,
    ),
  },
};

const coreos: StructShape = {
  struct: 'config.CoreOS',
  keys: {
    ...keys(etcd, 'etcd', notShipped('etcd')),
    ...keys(etcd2, 'etcd2', notShipped('etcd2')),
    ...keys(fleet, 'fleet', notShipped('fleet')),
    ...keys(flannel, 'flannel'),
    ...keys(locksmith, 'locksmith'),
    ...keys(oem, 'oem'),
    ...keys(update, 'update'),
    ...keys({ list: unit }, 'units'),
  },
};

/**
 * Every key that coreos-cloudinit knows, by position; none is required. Source: its package `config`, whose
 * structures are the same in CoreOS Container Linux (2018) and Flatcar (2026).
 */
export const CLOUD_CONFIG: StructShape = {
  struct: 'config.CloudConfig',
  keys: {
    ...keys('string', 'hostname'),
    manage_etc_hosts: { ...fact('string'), type: 'config.EtcHosts' },
    ...keys({ list: 'string' }, 'ssh_authorized_keys'),
    ...keys({ list: user }, 'users'),
    ...keys({ list: file }, 'write_files'),
    ...keys(coreos, 'coreos'),
  },
};

function keys(shape: Shape, names: string, deprecated: Deprecation | null = null): Record<string, KeyFact> {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, { ...fact(shape), deprecated }]));
}

function matching(pattern: RegExp): KeyFact {
  return { ...fact('string'), pattern };
}

function fact(shape: Shape): KeyFact {
  return { shape, deprecated: null, pattern: null, type: null };
}

function notShipped(program: string): Deprecation {
  return {
    reference: `${program} is no longer shipped in Container Linux`,
    reason: 'the program it configures is no longer part of the system',
  };
}
