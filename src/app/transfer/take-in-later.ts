import type { takeIn as takeInNow } from './take-in.ts';

/** `takeIn`, whose code comes when something is to be taken in. */
export async function takeIn(...args: Parameters<typeof takeInNow>): Promise<void> {
  const parts = await import('./take-in.ts');
  await parts.takeIn(...args);
}
