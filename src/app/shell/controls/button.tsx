import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';

type NativeProps = Omit<ComponentProps<'button'>, 'className'>;

export interface ButtonProps extends NativeProps {
  /** `primary` is for the one thing a place is there for. */
  readonly look?: 'quiet' | 'outlined' | 'primary';
  readonly size?: 'regular' | 'small';
  readonly icon?: LucideIcon;
  readonly children?: ReactNode;
}

export function Button({ look = 'quiet', size = 'regular', icon: Icon, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={`${styles.button} ${styles[look]} ${styles[size]}`}>
      {Icon && <Icon size={size === 'small' ? 13 : 15} strokeWidth={1.75} aria-hidden />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends NativeProps {
  readonly icon: LucideIcon;
  /** What it does; also its tooltip, with the keys behind it. */
  readonly label: string;
  readonly keys?: string;
  readonly size?: 'regular' | 'small';
}

export function IconButton({ icon: Icon, label, keys, size = 'regular', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      {...rest}
      className={`${styles.button} ${styles.quiet} ${styles.icon} ${styles[size]}`}
    >
      <Icon size={size === 'small' ? 13 : 15} strokeWidth={1.75} aria-hidden />
    </button>
  );
}
