import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { type CSSProperties, type FocusEvent, useEffect } from 'react';
import { Toaster, toast } from 'sonner';
import { type Notice, noticeBoard } from './notify.ts';
import { useShellState } from './shell-context.tsx';
import styles from './toasts.module.css';

const icons = {
  success: <CircleCheck size={15} strokeWidth={1.75} color="var(--ok)" aria-hidden />,
  warning: <TriangleAlert size={15} strokeWidth={1.75} color="var(--warn)" aria-hidden />,
  error: <CircleX size={15} strokeWidth={1.75} color="var(--err)" aria-hidden />,
};

/** Where `notify` speaks. */
export function Toasts() {
  const drawerOpen = useShellState((state) => state.drawerOpen);
  const drawerHeight = useShellState((state) => state.drawerHeight);
  useEffect(() => {
    const showAll = () => {
      const { waiting, outdated } = noticeBoard.getState();
      if (waiting.length + outdated.length === 0) return;
      noticeBoard.setState({ waiting: [], outdated: [] });
      for (const about of outdated) toast.dismiss(about);
      waiting.forEach(show);
    };
    showAll();
    return noticeBoard.subscribe(showAll);
  }, []);
  return (
    <div className={styles.notices} onBlurCapture={stayAway}>
      <Toaster
        position="bottom-center"
        offset={{ bottom: 44 + (drawerOpen ? drawerHeight : 0) }}
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
    </div>
  );
}

/**
 * Sonner sends the focus back to where it came from whenever a notice loses it. Whoever goes on by Tab would go round
 * in a circle: it may do so only when the notice itself goes away.
 */
function stayAway(event: FocusEvent): void {
  const next = event.relatedTarget;
  if (next instanceof Element && !event.currentTarget.contains(next)) event.stopPropagation();
}

function show({ message, tone = 'plain', about, action }: Notice): void {
  const options = {
    // A notice that offers a way back stays long enough to be read and reached.
    duration: action || tone === 'error' ? 8000 : 4000,
    ...(about ? { id: about } : {}),
    ...(action ? { action: { label: action.label, onClick: action.run } } : {}),
  };
  if (tone === 'error') toast.error(message, options);
  else if (tone === 'warning') toast.warning(message, options);
  else if (tone === 'ok') toast.success(message, options);
  else toast(message, options);
}
