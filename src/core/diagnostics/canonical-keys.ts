/**
 * What to do for a key of Canonical's cloud-init that coreos-cloudinit does not have, or null for any other. `struct`
 * is the Go type of the place. Source: cloud-init's module reference; coreos-cloudinit, package `config`.
 */
export function canonicalAdvice(struct: string, key: string): string | null {
  return ADVICE.get(`${struct}.${key}`) ?? (struct === TOP && OTHERS.has(key) ? ANOTHER_PROGRAM : null);
}

const TOP = 'config.CloudConfig';

const ANOTHER_PROGRAM = "That is a key of Canonical's cloud-init, which is another program.";

const NO_PACKAGES =
  'There are no packages to install on this system; software comes in containers, or as a file.';
const RUN_BY_A_UNIT = "Canonical's cloud-init runs it; here a oneshot unit does such work.";

const ADVICE: ReadonlyMap<string, string> = new Map([
  ...[
    'packages',
    'package_update',
    'package_upgrade',
    'package_reboot_if_required',
    'apt',
    'yum_repos',
    'snap',
  ].map((key): [string, string] => [`${TOP}.${key}`, NO_PACKAGES]),
  ...['runcmd', 'bootcmd'].map((key): [string, string] => [`${TOP}.${key}`, RUN_BY_A_UNIT]),
  [`${TOP}.mounts`, "Canonical's cloud-init mounts it; here a .mount unit does."],
  [`${TOP}.swap`, "Canonical's cloud-init makes it; here a .swap unit does."],
  [`${TOP}.timezone`, 'Here a oneshot unit sets it with timedatectl.'],
  [`${TOP}.fqdn`, 'Here there is hostname only.'],
  [`${TOP}.ntp`, 'Here the time comes from systemd-timesyncd or ntpd; a file of write_files configures it.'],
  [`${TOP}.groups`, 'Groups are named in each user here, and have to exist.'],
  [`${TOP}.password`, 'A password stands as a hash in passwd of the user core, in users.'],
  [`${TOP}.chpasswd`, 'A password stands as a hash in passwd of its user.'],
  ['config.User.sudo', 'A member of the group sudo may use it: groups: [sudo].'],
  ['config.User.uid', 'The next free number is taken; a oneshot unit with useradd can choose one.'],
  ['config.User.gid', 'The primary group is named by primary_group.'],
  ['config.User.lock_passwd', 'A user without passwd has no password to log in with anyway.'],
  ['config.User.plain_text_passwd', 'A password stands as a hash in passwd.'],
  ['config.User.hashed_passwd', 'A password stands as a hash in passwd.'],
  ['config.User.ssh_import_id', 'Public keys stand in ssh_authorized_keys.'],
  ['config.User.ssh_redirect_user', 'Public keys stand in ssh_authorized_keys.'],
  ['config.User.inactive', 'An account that ends is for useradd, in a oneshot unit.'],
  ['config.User.expiredate', 'An account that ends is for useradd, in a oneshot unit.'],
  ['config.User.selinux_user', 'There is no such setting here.'],
  ['config.File.append', 'A file is always replaced as a whole, at every boot.'],
  ['config.File.defer', 'All files are written before any unit is started, and after the users are there.'],
  ['config.File.source', 'Content stands in the document; a oneshot unit can fetch a file.'],
]);

const OTHERS: ReadonlySet<string> = new Set([
  ...['allow_public_ssh_keys', 'ca_certs', 'chef', 'disable_ec2_metadata', 'disable_root', 'disk_setup'],
  ...[
    'final_message',
    'fs_setup',
    'growpart',
    'keyboard',
    'landscape',
    'locale',
    'lxd',
    'merge_how',
    'output',
  ],
  ...['phone_home', 'power_state', 'preserve_hostname', 'puppet', 'random_seed', 'resize_rootfs', 'rsyslog'],
  ...[
    'salt_minion',
    'ssh_deletekeys',
    'ssh_genkeytypes',
    'ssh_import_id',
    'ssh_keys',
    'ssh_pwauth',
    'ssh_quiet_keygen',
  ],
  ...['vendor_data', 'wireguard', 'write_files_deferred', 'yum_repo_dir', 'zypper'],
]);
