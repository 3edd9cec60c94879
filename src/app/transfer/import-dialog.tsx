import { CircleCheck, CircleX, FileUp, Layers, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { classifyImport, type Import } from '../../core/import/open-document.ts';
import { unitFileAsList } from '../../core/import/unit-list.ts';
import { openFile } from '../../platform/files.ts';
import { useCommands } from '../commands/command-context.tsx';
import { Button } from '../shell/controls/button.tsx';
import { Sheet } from '../shell/controls/sheet.tsx';
import type { ImportSource } from '../shell/shell-state.ts';
import { addUnits, openAsDesign, type ReadSource } from './take-in.ts';
import styles from './transfer.module.css';

/** Pasting a text or choosing a file, with a verdict on what it is before anything happens. */
export function ImportDialog({ source: given }: { readonly source?: ImportSource }) {
  const context = useCommands();
  const { shell } = context;
  const [source, setSource] = useState<ImportSource>(given ?? empty);
  const [failure, setFailure] = useState<string | null>(null);
  const [unitName, setUnitName] = useState<string | null>(null);
  const imported = useMemo(
    () => (source.ok && source.text !== '' ? classifyImport(source.text) : null),
    [source],
  );

  const show = (next: ImportSource) => {
    setSource(next);
    setFailure(null);
    setUnitName(null);
  };
  const finish = (reason: string | null) => {
    if (reason === null) shell.closeDialog();
    else setFailure(reason);
  };
  const open = async (read: ReadSource) => {
    if (await openAsDesign(context, read)) shell.closeDialog();
  };

  return (
    <Sheet
      title="Import"
      description="A cloud-config opens as a new design. Units are added to the one that is open."
      onClose={shell.closeDialog}
      width={680}
      footer={
        source.ok &&
        imported &&
        !(imported.kind === 'refused' && !imported.openAsText) && (
          <Actions
            imported={imported}
            unitName={unitName ?? suggestedName(imported)}
            onOpen={() => void open(source)}
            onAddUnits={(list, names) => finish(addUnits(context, list, names))}
            onAddUnitFile={(name) => finish(addUnits(context, unitFileAsList(name, source.text), [name]))}
          />
        )
      }
    >
      <div className={styles.import}>
        <div className={styles.pick}>
          <Button
            look="outlined"
            icon={FileUp}
            onClick={() => void openFile().then((file) => file && show(file))}
          >
            Choose a file
          </Button>
          <span className={styles.quiet}>
            {source.name ?? 'or paste below, or drop a file anywhere on the window'}
          </span>
        </div>
        <textarea
          className={styles.text}
          aria-label="Text to import"
          placeholder={'#cloud-config\ncoreos:\n  units:\n    - name: docker-redis.service\n      …'}
          rows={12}
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the dialog is there to be pasted into
          autoFocus
          value={source.ok ? source.text : ''}
          onChange={({ currentTarget }) =>
            show({ ok: true, name: null, text: currentTarget.value, handle: null })
          }
        />
        {!source.ok && <Verdict icon={CircleX} tone="error" text={source.reason} />}
        {imported && <ImportVerdict imported={imported} />}
        {imported?.kind === 'unit-file' && (
          <UnitName value={unitName ?? suggestedName(imported)} onChange={setUnitName} />
        )}
        {failure !== null && <Verdict icon={CircleX} tone="error" text={failure} />}
      </div>
    </Sheet>
  );
}

const empty: ImportSource = { ok: true, name: null, text: '', handle: null };

function suggestedName(imported: Import): string {
  if (imported.kind !== 'unit-file') return '';
  return imported.suggestedName ?? `new.${imported.type}`;
}

function Actions({
  imported,
  unitName,
  onOpen,
  onAddUnits,
  onAddUnitFile,
}: {
  readonly imported: Import;
  readonly unitName: string;
  readonly onOpen: () => void;
  readonly onAddUnits: (list: string, names: readonly string[]) => void;
  readonly onAddUnitFile: (name: string) => void;
}) {
  switch (imported.kind) {
    case 'clean':
    case 'opaque':
      return (
        <Button look="primary" onClick={onOpen}>
          Open as a new design
        </Button>
      );
    case 'broken':
      return (
        <Button look="primary" onClick={onOpen}>
          Open as text
        </Button>
      );
    case 'unit-list':
      return (
        <Button look="primary" onClick={() => onAddUnits(imported.list, imported.names)}>
          {imported.names.length === 1 ? 'Add this unit' : `Add ${imported.names.length} units`}
        </Button>
      );
    case 'unit-file':
      return (
        <Button
          look="primary"
          disabled={unitName.trim() === ''}
          onClick={() => onAddUnitFile(unitName.trim())}
        >
          Add this unit
        </Button>
      );
    case 'refused':
      return (
        <Button look="outlined" onClick={onOpen}>
          Open as text
        </Button>
      );
  }
}

function ImportVerdict({ imported }: { readonly imported: Import }) {
  const { kind, message } = imported;
  if (kind === 'clean') return <Verdict icon={CircleCheck} tone="ok" text={message} />;
  if (kind === 'unit-list' || kind === 'unit-file') return <Verdict icon={Layers} tone="ok" text={message} />;
  if (kind === 'refused') return <Verdict icon={CircleX} tone="error" text={message} />;
  return <Verdict icon={TriangleAlert} tone="warning" text={message} />;
}

function Verdict({
  icon: Icon,
  tone,
  text,
}: {
  readonly icon: LucideIcon;
  readonly tone: 'ok' | 'warning' | 'error';
  readonly text: string;
}) {
  return (
    <p className={styles.verdict} data-tone={tone} role="status">
      <Icon size={15} strokeWidth={1.75} aria-hidden />
      <span>{text}</span>
    </p>
  );
}

function UnitName({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (name: string) => void;
}) {
  const id = useId();
  return (
    <div className={styles.unitName}>
      <label htmlFor={id}>Name of the unit</label>
      <input
        id={id}
        className={styles.name}
        value={value}
        spellCheck={false}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </div>
  );
}
