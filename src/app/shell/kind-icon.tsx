import {
  Box,
  Boxes,
  CircleDashed,
  CloudDownload,
  Cog,
  FileText,
  HardDrive,
  type LucideIcon,
  Network,
  Plug,
  Target,
  Timer,
} from 'lucide-react';
import type { NodeIcon } from '../../core/views/outline-view.ts';

const icons: Record<NodeIcon, LucideIcon> = {
  container: Box,
  provision: CloudDownload,
  network: Network,
  service: Cog,
  timer: Timer,
  socket: Plug,
  mount: HardDrive,
  target: Target,
  stock: CircleDashed,
  file: FileText,
  group: Boxes,
};

/** The hue of a kind; shapes say the same. */
export function kindColour(icon: NodeIcon): string {
  if (icon === 'container' || icon === 'file' || icon === 'stock') return `var(--k-${icon})`;
  return icon === 'group' ? 'var(--t2)' : 'var(--k-service)';
}

export function KindIcon({ icon, size = 13 }: { readonly icon: NodeIcon; readonly size?: number }) {
  const Icon = icons[icon];
  return <Icon size={size} strokeWidth={1.75} color={kindColour(icon)} aria-hidden />;
}
