import type { Target } from '../../core/target.ts';
import { useActions, useWorkspace } from '../workspace-context.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine } from './controls/menu.tsx';
import styles from './top-bar.module.css';

/** systemd of the current stable Flatcar, and of the last CoreOS Container Linux. */
const systems = [
  { dialect: 'flatcar', systemd: 252, title: 'Flatcar' },
  { dialect: 'coreos', systemd: 233, title: 'CoreOS Container Linux' },
] as const;

export function dialectName({ dialect }: Target): string {
  return dialect === 'flatcar' ? 'Flatcar' : 'CoreOS';
}

/** The machine that the document is meant for: what it knows decides what is found wrong. */
export function TargetMenu() {
  const target = useWorkspace((state) => state.target);
  const { setTarget } = useActions();
  return (
    <Menu
      trigger={
        <button type="button" className={styles.chip} title="The machine this is meant for">
          {dialectName(target)}
        </button>
      }
    >
      <MenuLabel>System</MenuLabel>
      {systems.map(({ dialect, systemd, title }) => (
        <MenuItem
          key={dialect}
          checked={target.dialect === dialect}
          detail={`systemd ${systemd}`}
          onSelect={() => setTarget({ ...target, dialect, systemd })}
        >
          {title}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuLabel>Platform</MenuLabel>
      <MenuItem
        checked={target.platform === 'ec2'}
        detail="16,384 bytes"
        onSelect={() => setTarget({ ...target, platform: 'ec2' })}
      >
        Amazon EC2
      </MenuItem>
      <MenuItem
        checked={target.platform === 'none'}
        detail="no limit"
        onSelect={() => setTarget({ ...target, platform: 'none' })}
      >
        Any other
      </MenuItem>
    </Menu>
  );
}
