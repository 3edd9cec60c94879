import {
  Box,
  CloudDownload,
  Cog,
  FileText,
  HardDrive,
  HeartPulse,
  type LucideIcon,
  Network,
  ScrollText,
  SlidersHorizontal,
  Timer,
} from 'lucide-react';
import { type Template, type TemplateId, templates } from '../../core/catalogue/templates.ts';

/** Something that can be drawn anew, with how it looks. */
export interface Starter extends Template {
  readonly icon: LucideIcon;
  /** One line for people who wonder. */
  readonly hint: string;
}

/** Type of what is dragged from the palette to the canvas; its text is a starter's id. */
export const starterDragType = 'application/x-slipway-starter';

const icons: Readonly<Record<TemplateId, LucideIcon>> = {
  container: Box,
  provision: CloudDownload,
  service: Cog,
  timer: Timer,
  network: Network,
  volume: HardDrive,
  'health-gate': HeartPulse,
  file: FileText,
  script: ScrollText,
  'drop-in': SlidersHorizontal,
};

export const starters: readonly Starter[] = templates.map((template) => ({
  ...template,
  icon: icons[template.id],
  hint: template.about,
}));
