import { toast } from 'sonner';

export type NoticeTone = 'plain' | 'ok' | 'warning' | 'error';

export interface Notice {
  /** One or two short sentences. */
  readonly message: string;
  readonly tone?: NoticeTone;
  /** A later notice about the same thing takes the place of this one. */
  readonly about?: string;
  /** One thing to do about it: a verb. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Says something in passing, at the foot of the window. What must be answered belongs in a dialog. */
export function notify({ message, tone = 'plain', about, action }: Notice): void {
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
