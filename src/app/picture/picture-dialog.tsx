import { Download } from 'lucide-react';
import { type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import { toSvg } from '../../core/export/picture.ts';
import type { PictureTheme } from '../../core/export/picture-colours.ts';
import { download } from '../../platform/files.ts';
import { svgToPng } from '../../platform/png.ts';
import { Button } from '../shell/controls/button.tsx';
import { Sheet } from '../shell/controls/sheet.tsx';
import { notify } from '../shell/notify.ts';
import { useShell } from '../shell/shell-context.tsx';
import { fileNamed } from '../transfer/file-named.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { currentDrawing } from './current-drawing.ts';
import styles from './picture-dialog.module.css';
import { pictureFont } from './picture-font.ts';

type Format = 'svg' | 'png';

/** A PNG is drawn at this many times its size, so that it is sharp on any screen. */
const SHARP = 2;

/** The canvas as a picture to be saved, seen beforehand as it will be. */
export function PictureDialog() {
  const shell = useShell();
  const name = useWorkspace((state) => state.name);
  const [drawing] = useState(() => currentDrawing(shell));
  const [format, setFormat] = useState<Format>('svg');
  const [theme, setTheme] = useState<PictureTheme>(pageTheme);
  const [transparent, setTransparent] = useState(false);
  const [css, setCss] = useState('');
  useEffect(() => void pictureFont().then(setCss), []);

  const options = { theme, transparent, title: name };
  const preview = useMemo(
    () =>
      drawing &&
      `data:image/svg+xml,${encodeURIComponent(toSvg(drawing, { theme, transparent, title: name, css }))}`,
    [drawing, theme, transparent, name, css],
  );
  const save = async () => {
    if (!drawing) return;
    const file = fileNamed(name, format);
    const content =
      format === 'svg'
        ? new Blob([toSvg(drawing, options)], { type: 'image/svg+xml' })
        : await svgToPng(toSvg(drawing, { ...options, css: await pictureFont() }), SHARP);
    if (content) {
      download(file, content);
      shell.closeDialog();
      notify({ message: `Saved ${file}.`, tone: 'ok', about: 'save' });
    } else notify({ message: 'This browser cannot draw a PNG of that size. Save it as SVG.', tone: 'error' });
  };

  return (
    <Sheet
      title="Save a picture"
      onClose={shell.closeDialog}
      width={760}
      footer={
        <Button look="primary" icon={Download} disabled={!drawing} onClick={() => void save()}>
          Save as {format.toUpperCase()}
        </Button>
      }
    >
      <div className={styles.frame} data-transparent={transparent || undefined} data-theme={theme}>
        {preview && <img src={preview} alt={`The canvas of ${name}`} className={styles.preview} />}
      </div>
      <div className={styles.choices}>
        <Choice
          label="Format"
          value={format}
          onChange={setFormat}
          choices={[
            ['svg', 'SVG'],
            ['png', 'PNG'],
          ]}
        />
        <Choice
          label="Colours"
          value={theme}
          onChange={setTheme}
          choices={[
            ['light', 'Light'],
            ['dark', 'Dark'],
          ]}
        />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={transparent}
            onChange={({ currentTarget }) => setTransparent(currentTarget.checked)}
          />
          Transparent ground
        </label>
      </div>
    </Sheet>
  );
}

function pageTheme(): PictureTheme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

function Choice<Value extends string>({
  label,
  value,
  onChange,
  choices,
}: {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly (readonly [Value, ReactNode])[];
}) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend className="visually-hidden">{label}</legend>
      {choices.map(([each, shown]) => (
        <label key={each} className={styles.option}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={each === value}
            onChange={() => onChange(each)}
          />
          {shown}
        </label>
      ))}
    </fieldset>
  );
}
