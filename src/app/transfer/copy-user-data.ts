import { copyText } from '../../platform/clipboard.ts';
import type { CommandContext } from '../commands/command.ts';
import { notify } from '../shell/notify.ts';
import { byteLength, ec2Limit, fitOf, showBytes } from './user-data-size.ts';

/** Puts the text on the clipboard and says how much that was; where that is refused, shows it to be copied by hand. */
export async function copyUserData({ workspace, shell }: CommandContext): Promise<void> {
  const { text, target } = workspace.getState();
  const outcome = await copyText(text);
  if ('refused' in outcome) {
    shell.openDialog({ kind: 'copy-by-hand', text });
    return;
  }
  notify({ ...copiedNotice(byteLength(text), target.platform === 'ec2'), about: 'copy' });
}

export function copiedNotice(bytes: number, forEc2: boolean) {
  const copied = `Copied ${showBytes(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}.`;
  if (!forEc2) return { message: copied, tone: 'ok' as const };
  const limit = `EC2 takes ${showBytes(ec2Limit)}`;
  return fitOf(bytes) === 'over'
    ? { message: `${copied} ${limit}: this does not fit.`, tone: 'warning' as const }
    : { message: `${copied} ${limit}.`, tone: 'ok' as const };
}
