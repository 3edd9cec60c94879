import type { UnitTree } from './unit-tree.ts';

/**
 * The units that a machine has by itself, as far as they take part in the order of a boot: bootup(7),
 * systemd.special(7), and the names, types and dependencies of CoreOS's services. One row a unit: its name, then its
 * directives divided by `;`, those of the type's own section behind `|`, those of [Install] behind a second one.
 */
const ROWS = `
sysinit.target          Wants=local-fs.target swap.target systemd-journald.service;After=local-fs.target swap.target;Conflicts=emergency.service emergency.target;Before=emergency.service emergency.target
basic.target            Requires=sysinit.target;Wants=sockets.target timers.target paths.target slices.target;After=sysinit.target sockets.target paths.target slices.target
multi-user.target       Requires=basic.target;Conflicts=rescue.service rescue.target;After=basic.target rescue.service rescue.target;AllowIsolate=yes;Wants=systemd-networkd.service
graphical.target        Requires=multi-user.target;Conflicts=rescue.service rescue.target;After=multi-user.target rescue.service rescue.target;AllowIsolate=yes
rescue.target           Requires=sysinit.target;After=sysinit.target;AllowIsolate=yes
emergency.target        DefaultDependencies=no;AllowIsolate=yes
sockets.target          Wants=systemd-journald.socket systemd-journald-dev-log.socket dbus.socket docker.socket
timers.target           DefaultDependencies=no;Conflicts=shutdown.target
paths.target
slices.target
local-fs.target         DefaultDependencies=no;Conflicts=shutdown.target;After=local-fs-pre.target;OnFailure=emergency.target
local-fs-pre.target
remote-fs.target        DefaultDependencies=no;Conflicts=shutdown.target;After=remote-fs-pre.target
remote-fs-pre.target
swap.target             DefaultDependencies=no;Conflicts=shutdown.target
network.target          After=network-pre.target
network-pre.target
network-online.target   After=network.target;Wants=systemd-networkd-wait-online.service
nss-lookup.target
nss-user-lookup.target
time-set.target
time-sync.target        After=time-set.target;Wants=time-set.target
getty.target
getty-pre.target
cryptsetup.target
default.target
shutdown.target         DefaultDependencies=no
umount.target           DefaultDependencies=no
final.target            DefaultDependencies=no;After=shutdown.target umount.target
exit.target             DefaultDependencies=no;Requires=systemd-exit.service;After=systemd-exit.service;AllowIsolate=yes
reboot.target           DefaultDependencies=no;Requires=systemd-reboot.service;After=systemd-reboot.service;AllowIsolate=yes
poweroff.target         DefaultDependencies=no;Requires=systemd-poweroff.service;After=systemd-poweroff.service;AllowIsolate=yes
halt.target             DefaultDependencies=no;Requires=systemd-halt.service;After=systemd-halt.service;AllowIsolate=yes
systemd-exit.service      DefaultDependencies=no;Requires=shutdown.target;After=shutdown.target|Type=oneshot;ExecStart=/usr/bin/true
systemd-reboot.service    DefaultDependencies=no;Requires=shutdown.target;After=shutdown.target|Type=oneshot;ExecStart=/usr/bin/true
systemd-poweroff.service  DefaultDependencies=no;Requires=shutdown.target;After=shutdown.target|Type=oneshot;ExecStart=/usr/bin/true
systemd-halt.service      DefaultDependencies=no;Requires=shutdown.target;After=shutdown.target|Type=oneshot;ExecStart=/usr/bin/true
systemd-journald.socket          DefaultDependencies=no;Before=sockets.target;IgnoreOnIsolate=yes|ListenDatagram=/run/systemd/journal/socket
systemd-journald-dev-log.socket  DefaultDependencies=no;Before=sockets.target;IgnoreOnIsolate=yes|Service=systemd-journald.service;ListenDatagram=/run/systemd/journal/dev-log
systemd-journald.service         DefaultDependencies=no;Requires=systemd-journald.socket;After=systemd-journald.socket systemd-journald-dev-log.socket;Before=sysinit.target;IgnoreOnIsolate=yes|Type=notify;ExecStart=/usr/lib/systemd/systemd-journald;Sockets=systemd-journald.socket systemd-journald-dev-log.socket
dbus.socket               |ListenStream=/run/dbus/system_bus_socket
dbus.service              Requires=dbus.socket|Type=notify;ExecStart=/usr/bin/dbus-daemon
systemd-networkd.service  DefaultDependencies=no;Wants=network.target;Before=network.target shutdown.target;After=network-pre.target;Conflicts=shutdown.target|Type=oneshot;RemainAfterExit=yes;ExecStart=/bin/true|WantedBy=multi-user.target
systemd-networkd-wait-online.service  DefaultDependencies=no;Conflicts=shutdown.target;Requisite=systemd-networkd.service;After=systemd-networkd.service;Before=network-online.target shutdown.target|Type=oneshot;RemainAfterExit=yes;ExecStart=/usr/lib/systemd/systemd-networkd-wait-online|WantedBy=network-online.target
docker.socket             PartOf=docker.service|ListenStream=/run/docker.sock|WantedBy=sockets.target
docker.service            Requires=docker.socket early-docker.target;After=docker.socket early-docker.target network.target|Type=notify;ExecStart=/usr/bin/dockerd --host=fd://;TimeoutStartSec=0|WantedBy=multi-user.target
early-docker.target
early-docker.socket       PartOf=early-docker.service|ListenStream=/run/early-docker.sock
early-docker.service      Requires=early-docker.socket;After=early-docker.socket|Type=notify;ExecStart=/usr/bin/dockerd --host=fd://
etcd.service              Conflicts=etcd2.service|Type=notify;ExecStart=/usr/bin/etcd;Restart=always;RestartSec=10s
etcd2.service             Conflicts=etcd.service|Type=notify;ExecStart=/usr/bin/etcd2;Restart=always;RestartSec=10s
flanneld.service          Requires=early-docker.service;After=etcd.service etcd2.service early-docker.service;Before=early-docker.target|Type=notify;ExecStart=/usr/bin/flanneld;Restart=always;RestartSec=5
fleet.socket              PartOf=fleet.service|ListenStream=/run/fleet.sock
fleet.service             Wants=fleet.socket;After=fleet.socket etcd.service etcd2.service|Type=notify;ExecStart=/usr/bin/fleetd;Restart=always;RestartSec=10s|WantedBy=multi-user.target
locksmithd.service        After=update-engine.service|Type=notify;ExecStart=/usr/bin/locksmithd;Restart=on-failure;RestartSec=10s|WantedBy=multi-user.target
update-engine.service     |Type=notify;ExecStart=/usr/bin/update_engine;Restart=always|WantedBy=multi-user.target
rpc-statd.service         |ExecStart=/bin/sleep infinity
sshd.service              |ExecStart=/bin/sleep infinity
coreos-setup-environment.service  |Type=oneshot;RemainAfterExit=yes;ExecStart=/usr/bin/touch /etc/environment
system-config.target      Requires=coreos-setup-environment.service;After=coreos-setup-environment.service
user-config.target        Requires=system-config.target;After=system-config.target
user-cloudinit@.service   Requires=coreos-setup-environment.service;After=coreos-setup-environment.service system-config.target;Before=user-config.target;ConditionFileNotEmpty=%f|Type=oneshot;TimeoutSec=10min;RemainAfterExit=yes;EnvironmentFile=-/etc/environment;ExecStart=/usr/bin/coreos-cloudinit --from-file=%f
`;

/** The name under which a machine applies the cloud-config that was left on its disk. */
export const CLOUD_INIT_UNIT = String.raw`user-cloudinit@var-lib-coreos\x2dinstall-user_data.service`;
export const USER_DATA_PATH = '/var/lib/coreos-install/user_data';

/** Puts the machine's own units into the tree. */
export function addStockUnits(tree: UnitTree): void {
  for (const row of ROWS.trim().split('\n')) {
    const [name = '', ...rest] = row.trim().split(/\s+/);
    tree.write('usr/lib', name, unitText(name, rest.join(' ')), { stock: true });
  }
}

export function addCloudInit(tree: UnitTree): void {
  tree.link('usr/lib', `user-config.target.requires/${CLOUD_INIT_UNIT}`, '../user-cloudinit@.service');
  tree.link('usr/lib', 'multi-user.target.wants/user-config.target', '../user-config.target');
}

function unitText(name: string, row: string): string {
  const [unit = '', own = '', install = ''] = row.split('|');
  const type = name.slice(name.lastIndexOf('.') + 1);
  const section = (title: string, text: string) =>
    text.trim() === '' ? '' : `[${title}]\n${text.trim().split(';').join('\n')}\n`;
  const title = `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
  return `[Unit]\n${section('Unit', unit).slice('[Unit]\n'.length)}${section(title, own)}${section('Install', install)}`;
}
