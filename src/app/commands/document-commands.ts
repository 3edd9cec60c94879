import {
  Copy,
  CopyPlus,
  Download,
  FilePlus2,
  FolderOpen,
  Image,
  Import,
  Printer,
  Save,
  Ship,
} from 'lucide-react';
import { downloadText, openFile } from '../../platform/files.ts';
import { emptyDocument, unnamedDesign } from '../../state/session.ts';
import { example } from '../shell/example.ts';
import { notify } from '../shell/notify.ts';
import { copyUserData } from '../transfer/copy-user-data.ts';
import { fileNamed } from '../transfer/file-named.ts';
import { takeIn } from '../transfer/take-in-later.ts';
import type { Command, CommandContext } from './command.ts';

export const copy: Command = {
  id: 'document.copy',
  title: 'Copy user-data',
  group: 'Document',
  icon: Copy,
  keys: ['Mod+Shift+C'],
  words: ['clipboard', 'cloud-config', 'yaml', 'aws', 'ec2'],
  run: copyUserData,
};

export const newDesign: Command = {
  id: 'document.new',
  title: 'New design',
  group: 'Document',
  icon: FilePlus2,
  words: ['empty', 'create', 'start'],
  run: async ({ session }) => {
    const { designs } = session.getState();
    await session.create(
      numbered(
        unnamedDesign,
        designs.map(({ name }) => name),
      ),
      emptyDocument,
    );
  },
};

export const open: Command = {
  id: 'document.open',
  title: 'Open a file',
  group: 'Document',
  icon: FolderOpen,
  keys: ['Mod+O'],
  words: ['load', 'import', 'cloud-config'],
  run: async (context) => {
    const file = await openFile();
    if (file) await takeIn(context, file);
  },
};

export const importText: Command = {
  id: 'document.import',
  title: 'Import',
  group: 'Document',
  icon: Import,
  words: ['paste', 'units', 'open'],
  run: ({ shell }) => shell.openDialog({ kind: 'import' }),
};

export const save: Command = {
  id: 'document.save',
  title: 'Save to a file',
  group: 'Document',
  icon: Save,
  keys: ['Mod+S'],
  words: ['write', 'disk'],
  run: async ({ workspace, files }) => {
    const { designId, name, fileName, text } = workspace.getState();
    const saved = await files.save(designId, fileName ?? fileNamed(name, 'yml'), text);
    if (saved.ok) {
      workspace.setFileName(saved.fileName);
      notify({ message: `Saved ${saved.fileName}.`, tone: 'ok', about: 'save' });
    } else if (saved.reason) notify({ message: saved.reason, tone: 'error' });
  },
};

export const download: Command = {
  id: 'document.download',
  title: 'Download as a file',
  group: 'Document',
  icon: Download,
  words: ['export', 'yml'],
  run: ({ workspace }) => {
    const { name, text } = workspace.getState();
    downloadText(fileNamed(name, 'yml'), text);
  },
};

export const savePicture: Command = {
  id: 'document.picture',
  title: 'Save a picture',
  group: 'Document',
  icon: Image,
  words: ['export', 'svg', 'png', 'image', 'graph'],
  when: hasCards,
  run: ({ shell }) => shell.openDialog({ kind: 'picture' }),
};

export const print: Command = {
  id: 'document.print',
  title: 'Print',
  group: 'Document',
  icon: Printer,
  keys: ['Mod+P'],
  words: ['paper', 'pdf'],
  run: () => window.print(),
};

export const duplicateDesign: Command = {
  id: 'document.duplicate',
  title: 'Duplicate this design',
  group: 'Document',
  icon: CopyPlus,
  words: ['copy', 'clone'],
  run: async ({ session }) => {
    const outcome = await session.duplicate();
    if (!outcome.ok) notify({ message: outcome.reason, tone: 'error' });
  },
};

export const openExample: Command = {
  id: 'document.example',
  title: 'Open the nine-container example',
  group: 'Document',
  icon: Ship,
  words: ['sample', 'demo', 'elk'],
  run: async ({ session }) => {
    const { name, text } = await example();
    const outcome = await session.create(name, text);
    if (!outcome.ok) notify({ message: outcome.reason, tone: 'error' });
  },
};

export const documentCommands: readonly Command[] = [
  copy,
  newDesign,
  open,
  importText,
  save,
  download,
  savePicture,
  print,
  duplicateDesign,
  openExample,
];

/** Deletes a design, with the way back in a notice. */
export async function deleteDesign({ session }: CommandContext, id: string): Promise<void> {
  const removal = await session.remove(id);
  if (!removal.ok) {
    notify({ message: removal.reason, tone: 'error' });
    return;
  }
  notify({
    message: `Deleted ${removal.name}.`,
    action: { label: 'Undo', run: () => void removal.undo() },
  });
}

function hasCards({ workspace }: CommandContext): boolean {
  const { machine } = workspace.getState().shown;
  return machine.units.length + machine.files.length > 0;
}

/** `Untitled`, `Untitled 2`, … */
function numbered(name: string, taken: readonly string[]): string {
  let candidate = name;
  for (let n = 2; taken.includes(candidate); n++) candidate = `${name} ${n}`;
  return candidate;
}
