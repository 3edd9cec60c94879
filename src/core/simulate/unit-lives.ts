import { MountLife } from './mount-life.ts';
import { PathLife } from './path-life.ts';
import { PlainLife } from './plain-life.ts';
import { ServiceLife } from './service-life.ts';
import { SocketLife } from './socket-life.ts';
import { TimerLife } from './timer-life.ts';
import type { Life, Unit } from './unit.ts';
import type { World } from './world.ts';

/** What a unit does, by its type. */
export function lifeOf(world: World, unit: Unit): Life {
  const manager = () => world.manager;
  switch (unit.type) {
    case 'service':
      return new ServiceLife(unit, world);
    case 'socket':
      return new SocketLife(unit, manager);
    case 'timer':
      return new TimerLife(unit, manager);
    case 'path':
      return new PathLife(unit, manager, world.files);
    case 'mount':
      return new MountLife(unit, manager, world.files, world.input.machine.durations.exec);
    case 'device':
      return new PlainLife(unit, manager, world.input.machine.devices === 'appear' ? 'plugged' : 'never');
    case 'scope':
      return new PlainLife(unit, manager, 'running');
    case 'automount':
      return new PlainLife(unit, manager, 'waiting');
    default:
      return new PlainLife(unit, manager);
  }
}
