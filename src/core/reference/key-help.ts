/**
 * What each key is for, in a sentence, by its path; list entries as `*`. Sources: coreos-cloudinit
 * (Documentation/cloud-config.md, config/*.go) and the manuals of locksmith, update_engine, flannel, fleet, etcd.
 */
export const KEY_HELP: Readonly<Record<string, string>> = {
  hostname: 'Name of the machine. What stands behind the first dot is cut off.',
  manage_etc_hosts: 'With "localhost", the host name resolves to 127.0.0.1 through /etc/hosts.',
  ssh_authorized_keys: 'Public SSH keys that let one in as the user core.',
  users: 'Further users of the machine; for one that exists only the password and the keys are set.',
  write_files: 'Files written at every boot, before the units start.',
  coreos: 'What configures the system itself.',

  'users.*.name': 'Login name.',
  'users.*.passwd':
    'Hash of the password, such as mkpasswd prints. Without one there is no login by password.',
  'users.*.gecos': 'Full name, or any other comment.',
  'users.*.homedir': 'Home directory, where it is not /home/NAME.',
  'users.*.primary_group': 'Group of the user, where it is not one of the same name.',
  'users.*.shell': 'Login shell.',
  'users.*.ssh_authorized_keys': 'Public SSH keys that let one in as this user.',
  'users.*.groups': 'Further groups, such as sudo and docker.',
  'users.*.no_create_home': 'Makes no home directory.',
  'users.*.no_user_group': 'Makes no group of the same name.',
  'users.*.system': 'Makes a system user, which has no home directory.',
  'users.*.no_log_init': 'Leaves the user out of the lastlog and faillog databases.',
  'users.*.coreos_ssh_import_github': 'GitHub user whose public keys are fetched.',
  'users.*.coreos_ssh_import_github_users': 'GitHub users whose public keys are fetched.',
  'users.*.coreos_ssh_import_url': 'Address from which public keys are fetched.',

  'write_files.*.path': 'Where the file is written; an absolute path outside /usr.',
  'write_files.*.content': 'What is written.',
  'write_files.*.owner': 'Owner, as USER or USER:GROUP; root when it is not given.',
  'write_files.*.permissions': 'Mode in octal digits; 0644 when it is not given.',
  'write_files.*.encoding': 'How the content is encoded here; it is written decoded.',

  'coreos.units': 'systemd units, written and started in this order.',
  'coreos.units.*.name': 'File name of the unit, with its suffix.',
  'coreos.units.*.content': 'The unit file. Without it the entry is about a unit that exists already.',
  'coreos.units.*.command': 'What is done with the unit at boot, once all units are written.',
  'coreos.units.*.enable': 'Enables the unit as its [Install] section says. It does not start it.',
  'coreos.units.*.mask': 'Links the unit to /dev/null, so that nothing can start it.',
  'coreos.units.*.runtime': 'Writes the unit below /run, where it lasts until the next boot.',
  'coreos.units.*.drop_ins': 'Files that add to the unit or change parts of it.',
  'coreos.units.*.drop_ins.*.name':
    'File name of the drop-in, which ends in .conf; they are read in order of their names.',
  'coreos.units.*.drop_ins.*.content': 'Sections with the directives that are added or changed.',

  'coreos.update': 'How the system updates itself.',
  'coreos.update.reboot_strategy':
    'What happens once an update is installed: wait for a lock in etcd, reboot, or nothing.',
  'coreos.update.group': 'Update channel, such as stable, beta or alpha.',
  'coreos.update.server': 'Address of the update server, where it is not the public one.',

  'coreos.locksmith': 'When the machine may reboot after an update.',
  'coreos.locksmith.endpoint': 'Addresses of the etcd that holds the lock, with commas between them.',
  'coreos.locksmith.etcd_cafile': 'Certificate of the authority that signed etcd’s certificate.',
  'coreos.locksmith.etcd_certfile': 'Client certificate for etcd.',
  'coreos.locksmith.etcd_keyfile': 'Key of the client certificate for etcd.',
  'coreos.locksmith.etcd_username': 'User name for etcd.',
  'coreos.locksmith.etcd_password': 'Password for etcd.',
  'coreos.locksmith.group': 'Group of machines that share a lock.',
  'coreos.locksmith.window_start':
    'When reboots are allowed from: HH:MM, with a day such as Thu before it for once a week.',
  'coreos.locksmith.window_length': 'How long reboots are allowed from then on, such as 1h30m.',

  'coreos.flannel': 'The network between containers of several machines.',
  'coreos.flannel.etcd_endpoints': 'Addresses of etcd, with commas between them.',
  'coreos.flannel.etcd_cafile': 'Certificate of the authority that signed etcd’s certificate.',
  'coreos.flannel.etcd_certfile': 'Client certificate for etcd.',
  'coreos.flannel.etcd_keyfile': 'Key of the client certificate for etcd.',
  'coreos.flannel.etcd_prefix': 'Key in etcd below which the network is configured.',
  'coreos.flannel.etcd_username': 'User name for etcd.',
  'coreos.flannel.etcd_password': 'Password for etcd.',
  'coreos.flannel.ip_masq': 'With "true", traffic that leaves the network is masqueraded.',
  'coreos.flannel.subnet_file': 'File that tells docker its subnet.',
  'coreos.flannel.interface': 'Network interface, or its address, for traffic between machines.',
  'coreos.flannel.public_ip': 'Address at which other machines reach this one.',

  'coreos.oem': 'Facts about the platform, written to /etc/oem-release.',
  'coreos.oem.id': 'Short name of the platform, such as ami. Without it none of these are written.',
  'coreos.oem.name': 'Name of the platform for people.',
  'coreos.oem.version_id': 'Version of the image for this platform.',
  'coreos.oem.home_url': 'Home page.',
  'coreos.oem.bug_report_url': 'Page for bug reports.',

  'coreos.fleet': 'Started units across a cluster.',
  'coreos.etcd': 'The first version of the key-value store.',
  'coreos.etcd2': 'The second version of the key-value store.',
  ...below('coreos.fleet', {
    agent_ttl: 'How long a silent machine counts as alive, such as 30s.',
    authorized_keys_file: 'File with the SSH keys that were let in.',
    etcd_key_prefix: 'Key in etcd below which the cluster is kept.',
    etcd_servers: 'Addresses of etcd, with commas between them.',
    metadata: 'Labels of the machine as key=value pairs with commas between them.',
    public_ip: 'Address at which other machines reach this one.',
    disable_engine: 'Takes no part in scheduling.',
    verify_units: 'Starts only units with a valid signature.',
    engine_reconcile_interval: 'Seconds between two looks at the cluster.',
    etcd_request_timeout: 'Seconds after which a request to etcd is given up.',
    token_limit: 'How many units one page of an answer holds.',
    verbosity: 'How much is logged; a whole number.',
    ...etcdAccess(),
  }),
  ...below('coreos.etcd', { ...etcdBoth(), ...etcdFirst() }),
  ...below('coreos.etcd2', { ...etcdBoth(), ...etcdSecond() }),
};

function etcdAccess(): Record<string, string> {
  return {
    etcd_cafile: 'Certificate of the authority that signed etcd’s certificate.',
    etcd_certfile: 'Client certificate for etcd.',
    etcd_keyfile: 'Key of the client certificate for etcd.',
    etcd_username: 'User name for etcd.',
    etcd_password: 'Password for etcd.',
  };
}

/** What both versions of etcd know (etcd --help). */
function etcdBoth(): Record<string, string> {
  return {
    advertise_client_urls: 'Addresses at which clients are told to reach this member.',
    ca_file: 'Certificate of the authority for clients.',
    cert_file: 'Certificate shown to clients.',
    cors: 'Origins that browsers may call from.',
    data_dir: 'Directory for the data.',
    discovery: 'Address by which the members find each other.',
    discovery_fallback: 'What a member does when discovery fails: exit or proxy.',
    discovery_srv: 'Domain whose SRV records name the members.',
    discovery_proxy: 'Proxy for discovery.',
    initial_advertise_peer_urls: 'Addresses at which the other members are told to reach this one.',
    initial_cluster: 'The first members as name=address pairs with commas between them.',
    initial_cluster_state: 'new, or existing for a member that joins a running cluster.',
    initial_cluster_token: 'Name that keeps this cluster apart from others.',
    key_file: 'Key of the certificate shown to clients.',
    listen_client_urls: 'Addresses on which clients are listened for.',
    listen_peer_urls: 'Addresses on which other members are listened for.',
    name: 'Name of this member.',
    peer_ca_file: 'Certificate of the authority for members.',
    peer_cert_file: 'Certificate shown to other members.',
    peer_key_file: 'Key of the certificate shown to other members.',
    proxy: 'Whether it only passes requests on: on, off or readonly.',
    election_timeout: 'Milliseconds without a heartbeat until a new leader is elected.',
    heartbeat_interval: 'Milliseconds between two heartbeats.',
    max_snapshots: 'How many snapshots are kept.',
    max_wals: 'How many write-ahead logs are kept.',
    snapshot_count: 'How many changes make a snapshot.',
    force_new_cluster: 'Starts a cluster of one with the data of an old one.',
  };
}

function etcdFirst(): Record<string, string> {
  return {
    addr: 'Address at which clients reach this member.',
    bind_addr: 'Address on which clients are listened for.',
    graphite_host: 'Graphite server that gets measurements.',
    peer_addr: 'Address at which other members reach this one.',
    peer_bind_addr: 'Address on which other members are listened for.',
    peers: 'Other members, with commas between them.',
    peers_file: 'File that names the other members.',
    trace: 'What is traced.',
    cluster_active_size: 'How many members vote.',
    max_result_buffer: 'How many events are kept for watchers.',
    max_retry_attempts: 'How often joining is tried.',
    peer_election_timeout: 'Milliseconds without a heartbeat until a new leader is elected.',
    peer_heartbeat_interval: 'Milliseconds between two heartbeats.',
    cluster_remove_delay: 'Seconds after which a silent member is removed.',
    cluster_sync_interval: 'Seconds between two looks at the members.',
    http_read_timeout: 'Seconds after which reading a request is given up.',
    http_write_timeout: 'Seconds after which writing an answer is given up.',
    retry_interval: 'Seconds between two tries to join.',
    snapshot: 'Makes snapshots of the log.',
    verbose: 'Logs more.',
    very_verbose: 'Logs much more.',
    very_very_verbose: 'Logs everything.',
  };
}

function etcdSecond(): Record<string, string> {
  return {
    log_package_levels: 'Log levels as package=LEVEL pairs with commas between them.',
    peer_trusted_ca_file: 'Certificate of the authority that members must be signed by.',
    trusted_ca_file: 'Certificate of the authority that clients must be signed by.',
    wal_dir: 'Directory for the write-ahead logs.',
    client_cert_auth: 'Lets in only clients with a certificate.',
    debug: 'Logs what only its developers want to know.',
    enable_pprof: 'Serves profiles of the program.',
    peer_client_cert_auth: 'Lets in only members with a certificate.',
    strict_reconfig_check: 'Refuses changes of the members that would lose the majority.',
    proxy_dial_timeout: 'Milliseconds after which a proxy gives up a connection.',
    proxy_failure_wait: 'Milliseconds for which a proxy leaves a failed member alone.',
    proxy_read_timeout: 'Milliseconds after which a proxy gives up reading.',
    proxy_refresh_interval: 'Milliseconds after which a proxy asks for the members anew.',
    proxy_write_timeout: 'Milliseconds after which a proxy gives up writing.',
  };
}

function below(path: string, keys: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(keys).map(([key, help]) => [`${path}.${key}`, help]));
}
