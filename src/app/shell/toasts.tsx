import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import type { CSSProperties } from 'react';
import { Toaster } from 'sonner';
import styles from './toasts.module.css';

const icons = {
  success: <CircleCheck size={15} strokeWidth={1.75} color="var(--ok)" aria-hidden />,
  warning: <TriangleAlert size={15} strokeWidth={1.75} color="var(--warn)" aria-hidden />,
  error: <CircleX size={15} strokeWidth={1.75} color="var(--err)" aria-hidden />,
};

/** Where `notify` speaks. */
export function Toasts() {
  return (
    <Toaster
      position="bottom-center"
      offset={44}
      gap={8}
      style={{ '--width': '400px' } as CSSProperties}
      visibleToasts={4}
      icons={icons}
      containerAriaLabel="Notices"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: styles.toast ?? '',
          content: styles.content ?? '',
          title: styles.title ?? '',
          actionButton: styles.action ?? '',
        },
      }}
    />
  );
}
