import { CircleX, TriangleAlert } from 'lucide-react';
import { byteLength, ec2Limit, fitOf, showBytes } from '../transfer/user-data-size.ts';
import { useWorkspace } from '../workspace-context.tsx';
import styles from './top-bar.module.css';

/** How much of what the platform takes the text uses. */
export function ByteMeter({ compact }: { readonly compact: boolean }) {
  const bytes = useWorkspace((state) => byteLength(state.text));
  const limited = useWorkspace((state) => state.target.platform === 'ec2');
  if (!limited) {
    return (
      <span className={styles.meter}>
        <span>
          <b>{showBytes(bytes)}</b> bytes
        </span>
      </span>
    );
  }
  const fit = fitOf(bytes);
  const sentence =
    fit === 'over'
      ? `${showBytes(bytes - ec2Limit)} bytes more than EC2 takes as user-data`
      : `EC2 takes ${showBytes(ec2Limit)} bytes of user-data`;
  return (
    <span className={styles.meter} data-fit={fit} title={sentence}>
      {fit === 'near' && <TriangleAlert size={13} strokeWidth={2} role="img" aria-label="near the limit" />}
      {fit === 'over' && <CircleX size={13} strokeWidth={2} role="img" aria-label="over the limit" />}
      {/* biome-ignore lint/a11y/useSemanticElements: a meter element cannot be drawn alike in all browsers */}
      <span
        className={styles.track}
        role="meter"
        aria-label="Size of the user-data"
        aria-valuemin={0}
        aria-valuemax={ec2Limit}
        aria-valuenow={Math.min(bytes, ec2Limit)}
        aria-valuetext={`${showBytes(bytes)} of ${showBytes(ec2Limit)} bytes`}
      >
        <div className={styles.fill} style={{ width: `${Math.min(100, (bytes / ec2Limit) * 100)}%` }} />
      </span>
      <span>
        <b>{showBytes(bytes)}</b> {compact ? `/ ${showBytes(ec2Limit)}` : `of ${showBytes(ec2Limit)} bytes`}
      </span>
    </span>
  );
}
