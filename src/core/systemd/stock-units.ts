import { templateOf } from './unit-name.ts';

/**
 * Units that a CoreOS or Flatcar machine has without anyone writing them. A name that is not here may exist all
 * the same; one that is here does exist on at least one of the two.
 */
export function isStockUnit(name: string): boolean {
  return stockNames().has(name) || stockNames().has(templateOf(name) ?? '') || FOUND_AT_RUN_TIME.test(name);
}

/** systemd makes these units up from the devices and mount points it finds (systemd.device(5), systemd.mount(5)). */
const FOUND_AT_RUN_TIME = /\.device$|^-\.(?:mount|slice)$/;

/** systemd.special(7), systemd 252. */
const TARGETS = `
  basic bluetooth boot-complete cryptsetup cryptsetup-pre ctrl-alt-del default emergency exit final
  first-boot-complete getty getty-pre graphical halt hibernate hybrid-sleep initrd initrd-fs initrd-root-device
  initrd-root-fs initrd-usr-fs kbrequest kexec local-fs local-fs-pre machines multi-user network network-online
  network-pre nss-lookup nss-user-lookup paths poweroff printer reboot remote-cryptsetup remote-fs remote-fs-pre
  remote-veritysetup rescue rpcbind shutdown sigpwr sleep slices smartcard sockets sound suspend
  suspend-then-hibernate swap sysinit system-update system-update-pre time-set time-sync timers umount usb-gadget
  veritysetup veritysetup-pre
`;

/** Unit files of systemd itself that the two distributions ship: systemd.index(7). */
const OF_SYSTEMD = `
  system.slice user.slice machine.slice init.scope
  dbus.service dbus.socket syslog.socket console-getty.service getty@.service serial-getty@.service
  autovt@.service debug-shell.service emergency.service rescue.service ldconfig.service user@.service
  systemd-ask-password-console.path systemd-ask-password-wall.path systemd-binfmt.service
  systemd-coredump.socket systemd-firstboot.service systemd-fsck@.service systemd-fsck-root.service
  systemd-hostnamed.service systemd-hwdb-update.service systemd-initctl.socket
  systemd-journal-catalog-update.service systemd-journal-flush.service systemd-journald.service
  systemd-journald.socket systemd-journald-audit.socket systemd-journald-dev-log.socket systemd-localed.service
  systemd-logind.service systemd-machine-id-commit.service systemd-machined.service
  systemd-modules-load.service systemd-networkd.service systemd-networkd.socket
  systemd-networkd-wait-online.service systemd-nspawn@.service systemd-random-seed.service
  systemd-remount-fs.service systemd-resolved.service systemd-sysctl.service systemd-sysext.service
  systemd-sysusers.service systemd-timedated.service systemd-timesyncd.service systemd-tmpfiles-clean.service
  systemd-tmpfiles-clean.timer systemd-tmpfiles-setup.service systemd-tmpfiles-setup-dev.service
  systemd-udev-settle.service systemd-udev-trigger.service systemd-udevd.service systemd-udevd-control.socket
  systemd-udevd-kernel.socket systemd-update-done.service systemd-update-utmp.service
  systemd-user-sessions.service systemd-vconsole-setup.service
  dev-hugepages.mount dev-mqueue.mount proc-sys-fs-binfmt_misc.automount proc-sys-fs-binfmt_misc.mount
  sys-fs-fuse-connections.mount sys-kernel-config.mount sys-kernel-debug.mount sys-kernel-tracing.mount tmp.mount
`;

/** What CoreOS Container Linux and Flatcar add: their documentation and images. */
const OF_THE_DISTRIBUTION = `
  docker.service docker.socket early-docker.service early-docker.socket early-docker.target containerd.service
  etcd.service etcd2.service etcd-member.service fleet.service fleet.socket flanneld.service
  flannel-docker-opts.service locksmithd.service update-engine.service update-engine-stub.service
  update-engine-stub.timer sshd.service sshd.socket sshd@.service sshd-keygen.service
  rpcbind.service rpcbind.socket rpc-statd.service nfs-client.target iptables-store.service
  iptables-restore.service ip6tables-store.service ip6tables-restore.service ntpd.service ntpdate.service
  iscsid.service multipathd.service rkt-api.service rkt-metadata.service rkt-gc.service rkt-gc.timer
  logrotate.service logrotate.timer motdgen.service motdgen.path issuegen.service audit-rules.service auditd.service
  coreos-setup-environment.service coreos-metadata.service coreos-metadata-sshkeys@.service
   extend-filesystems.service
  flatcar-setup-environment.service flatcar-metadata.service flatcar-metadata-sshkeys@.service
  system-config.target user-config.target
  oem-cloudinit.service system-cloudinit@.service user-cloudinit@.service user-cloudinit-proc-cmdline.service
  user-configdrive.service user-configdrive.path user-configvirtfs.service user-configvirtfs.path
  ensure-sysext.service
  media-configdrive.mount media-configvirtfs.mount usr-share-oem.mount oem.mount boot.automount boot.mount usr.mount
`;

let decoded: Set<string> | null = null;

function stockNames(): Set<string> {
  decoded ??= new Set([
    ...words(TARGETS).map((name) => `${name}.target`),
    ...words(OF_SYSTEMD),
    ...words(OF_THE_DISTRIBUTION),
  ]);
  return decoded;
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
