/** What may stand behind a key: `text`, `bool` and `number` are scalars, `texts` a list of them. */
export type KeyShape =
  | 'text'
  | 'bool'
  | 'number'
  | 'texts'
  | { readonly map: KeyTable }
  | { readonly list: KeyTable };

export interface KeyFact {
  readonly shape: KeyShape;
  /** Why it has no effect any more; null for a key in use. */
  readonly outdated: string | null;
}

export type KeyTable = Readonly<Record<string, KeyFact>>;

const notShipped = 'the program it configures is no longer part of the system';
const endedWithEtcd2 = 'etcd itself no longer takes it';
const unreliable = 'fetching keys from another host fails too often';

const unit = {
  ...texts('name content command'),
  ...keys('bool', 'mask enable runtime'),
  drop_ins: current({ list: texts('name content') }),
};

const user = {
  ...texts('name passwd gecos homedir primary_group shell'),
  ...keys('texts', 'ssh_authorized_keys groups'),
  ...keys('bool', 'no_create_home no_user_group system no_log_init'),
  ...keys('text', 'coreos_ssh_import_github coreos_ssh_import_url', unreliable),
  ...keys('texts', 'coreos_ssh_import_github_users', unreliable),
};

const etcd = {
  ...texts(`addr bind_addr ca_file cert_file cors data_dir discovery graphite_host key_file name peer_addr
    peer_bind_addr peer_ca_file peer_cert_file peer_key_file peers peers_file trace`),
  ...keys(
    'text',
    `advertise_client_urls discovery_fallback discovery_srv discovery_proxy initial_advertise_peer_urls
    initial_cluster initial_cluster_state initial_cluster_token listen_client_urls listen_peer_urls proxy`,
    endedWithEtcd2,
  ),
  ...keys(
    'number',
    `cluster_active_size max_result_buffer max_retry_attempts peer_election_timeout peer_heartbeat_interval
    snapshot_count cluster_remove_delay cluster_sync_interval http_read_timeout http_write_timeout retry_interval`,
  ),
  ...keys('number', 'election_timeout heartbeat_interval max_snapshots max_wals', endedWithEtcd2),
  ...keys('bool', 'snapshot verbose very_verbose very_very_verbose'),
  ...keys('bool', 'force_new_cluster', endedWithEtcd2),
};

const etcd2 = {
  ...texts(`advertise_client_urls cert_file cors data_dir discovery discovery_fallback discovery_srv
    discovery_proxy initial_advertise_peer_urls initial_cluster initial_cluster_state initial_cluster_token
    key_file listen_client_urls listen_peer_urls log_package_levels name peer_cert_file peer_key_file
    peer_trusted_ca_file proxy trusted_ca_file wal_dir`),
  ...keys('text', 'ca_file', 'trusted_ca_file and client_cert_auth took its place'),
  ...keys('text', 'peer_ca_file', 'peer_trusted_ca_file and peer_client_cert_auth took its place'),
  ...keys(
    'bool',
    'client_cert_auth debug enable_pprof force_new_cluster peer_client_cert_auth strict_reconfig_check',
  ),
  ...keys(
    'number',
    `election_timeout heartbeat_interval max_snapshots max_wals proxy_dial_timeout proxy_failure_wait
    proxy_read_timeout proxy_refresh_interval proxy_write_timeout snapshot_count`,
  ),
};

const fleet = {
  ...texts(`agent_ttl authorized_keys_file etcd_cafile etcd_certfile etcd_keyfile etcd_key_prefix etcd_servers
    etcd_username etcd_password metadata public_ip`),
  ...keys('bool', 'disable_engine verify_units'),
  ...keys('number', 'engine_reconcile_interval etcd_request_timeout token_limit verbosity'),
};

const coreos = {
  etcd: outdated({ map: etcd }, notShipped),
  etcd2: outdated({ map: etcd2 }, notShipped),
  fleet: outdated({ map: fleet }, notShipped),
  flannel: current({
    map: texts(`etcd_endpoints etcd_cafile etcd_certfile etcd_keyfile etcd_prefix etcd_username etcd_password
      ip_masq subnet_file interface public_ip`),
  }),
  locksmith: current({
    map: texts(`endpoint etcd_cafile etcd_certfile etcd_keyfile etcd_username etcd_password group window_start
      window_length`),
  }),
  oem: current({ map: texts('id name version_id home_url bug_report_url') }),
  update: current({ map: texts('reboot_strategy group server') }),
  units: current({ list: unit }),
};

/**
 * Every key that coreos-cloudinit knows, by position; none is required. Source: its package `config`, whose
 * structures are the same in CoreOS Container Linux (2018) and Flatcar (2026).
 */
export const CLOUD_CONFIG_KEYS: KeyTable = {
  ...texts('hostname manage_etc_hosts'),
  ssh_authorized_keys: current('texts'),
  users: current({ list: user }),
  write_files: current({ list: texts('path content owner encoding permissions') }),
  coreos: current({ map: coreos }),
};

function texts(names: string): KeyTable {
  return keys('text', names);
}

function keys(shape: KeyShape, names: string, why: string | null = null): KeyTable {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, { shape, outdated: why }]));
}

function current(shape: KeyShape): KeyFact {
  return { shape, outdated: null };
}

function outdated(shape: KeyShape, why: string): KeyFact {
  return { shape, outdated: why };
}
