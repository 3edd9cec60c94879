import { escapeUnitPath } from '../systemd/unit-name.ts';
import type { DependencyKind } from './dependency.ts';
import type { UnitSettings } from './settings.ts';
import type { Unit } from './unit.ts';

/** The dependencies that systemd adds by itself, by type of unit (the manual page of each, section AUTOMATIC DEPENDENCIES). */
export function addDefaultDependencies(
  unit: Unit,
  settings: UnitSettings,
  reference: (name: string) => Unit | null,
  hasFile: (name: string) => boolean,
): void {
  const add = (reason: string, name: string, ...kinds: DependencyKind[]) => {
    const other = reference(name);
    if (!other) return;
    for (const kind of kinds) unit.depend(kind, other, { unit: unit.id, directive: reason, place: null });
  };
  const addDefault = (name: string, ...kinds: DependencyKind[]) => {
    if (unit.defaultDependencies) add('DefaultDependencies', name, ...kinds);
  };
  const early = () => {
    addDefault('sysinit.target', 'After', 'Requires');
    addDefault('shutdown.target', 'Before', 'Conflicts');
  };
  switch (unit.type) {
    // systemd.service(5), systemd.exec(5)
    case 'service':
      early();
      addDefault('basic.target', 'After');
      addSlice(unit, settings, 'Service', add);
      if (/journal|inherit|^$/.test(settings.text('Service', 'StandardOutput') ?? 'journal')) {
        add('StandardOutput', 'systemd-journald.socket', 'After');
      }
      if (settings.text('Service', 'Type') === 'dbus') add('Type', 'dbus.socket', 'After', 'Requires');
      for (const { value } of settings.directives('Service', 'Sockets')) {
        for (const name of value.split(/\s+/)) add('Sockets', name, 'After', 'Wants', 'TriggeredBy');
      }
      break;
    // systemd.socket(5)
    case 'socket':
      early();
      addDefault('sockets.target', 'Before');
      addSlice(unit, settings, 'Socket', add);
      if (!settings.yes('Socket', 'Accept', false)) {
        add('Service', settings.text('Socket', 'Service') ?? serviceOf(unit), 'Before', 'Triggers');
      }
      break;
    // systemd.timer(5)
    case 'timer':
      early();
      addDefault('timers.target', 'Before');
      if (settings.directives('Timer', 'OnCalendar').length > 0) {
        addDefault('time-set.target', 'After');
        addDefault('time-sync.target', 'After');
      }
      add('Unit', settings.text('Timer', 'Unit') ?? serviceOf(unit), 'Before', 'Triggers');
      break;
    // systemd.path(5)
    case 'path':
      early();
      addDefault('paths.target', 'Before');
      add('Unit', settings.text('Path', 'Unit') ?? serviceOf(unit), 'Before', 'Triggers');
      break;
    // systemd.target(5)
    case 'target':
      if (!unit.names.has('shutdown.target')) addDefault('shutdown.target', 'Before', 'Conflicts');
      break;
    // systemd.slice(5)
    case 'slice':
      if (unit.id !== '-.slice') {
        const stem = unit.id.slice(0, -'.slice'.length);
        const dash = stem.lastIndexOf('-');
        add('Slice', dash > 0 ? `${stem.slice(0, dash)}.slice` : '-.slice', 'After', 'Requires');
      }
      break;
    // systemd.mount(5)
    case 'mount': {
      addDefault('local-fs-pre.target', 'After');
      addDefault('local-fs.target', 'Before');
      addDefault('umount.target', 'Before', 'Conflicts');
      const what = settings.text('Mount', 'What') ?? '';
      if (what.startsWith('/dev/')) add('What', `${escapeUnitPath(what)}.device`, 'After', 'BindsTo');
      break;
    }
    case 'automount':
      addDefault('local-fs.target', 'Before');
      addDefault('umount.target', 'Before', 'Conflicts');
      add('Where', unit.id.replace(/\.automount$/, '.mount'), 'Before', 'Triggers');
      break;
    default:
  }
  addMounts(settings, add, hasFile);
}

/** RequiresMountsFor=: the mounts on the way to a path, where the machine has units for them (systemd.unit(5)). */
function addMounts(settings: UnitSettings, add: Add, hasFile: (name: string) => boolean): void {
  const paths = settings.directives('Unit', 'RequiresMountsFor').flatMap(({ value }) => value.split(/\s+/));
  for (const path of paths) {
    const parts = settings.expand(path).split('/').filter(Boolean);
    for (let length = 1; length <= parts.length; length++) {
      const name = `${escapeUnitPath(parts.slice(0, length).join('/'))}.mount`;
      if (hasFile(name)) add('RequiresMountsFor', name, 'After', 'Requires');
    }
  }
}

type Add = (reason: string, name: string, ...kinds: DependencyKind[]) => void;

function addSlice(unit: Unit, settings: UnitSettings, section: string, add: Add): void {
  const { defaultDependencies } = unit;
  const slice = settings.text(section, 'Slice');
  if (slice ?? (unit.type === 'service' || defaultDependencies)) {
    add('Slice', slice ?? 'system.slice', 'After', 'Requires');
  }
}

function serviceOf(unit: Unit): string {
  return unit.id.replace(/\.\w+$/, '.service');
}

/**
 * A target is ordered after what it pulls in, unless one of the two has no default dependencies or the order is
 * written the other way (`unit_add_default_target_dependency`; systemd.target(5)).
 */
export function orderTarget(target: Unit, other: Unit): void {
  if (target.load !== 'loaded' || other.load !== 'loaded') return;
  if (!target.defaultDependencies || !other.defaultDependencies || target.has('Before', other)) return;
  target.depend('After', other, { unit: target.id, directive: 'DefaultDependencies', place: null });
}
