import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { type Drawing, toSvg } from '../../core/export/picture.ts';
import { useShell } from '../shell/shell-context.tsx';
import { dialectName } from '../shell/target-menu.tsx';
import { byteLength, showBytes } from '../transfer/user-data-size.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { currentDrawing } from './current-drawing.ts';
import styles from './print-page.module.css';

/** What is printed in place of the window: the picture of the machine, then its text. Made when the browser asks. */
export function PrintPage() {
  const shell = useShell();
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  useEffect(() => {
    // The browser prints what is there when the event has been heard.
    const begin = () => flushSync(() => setDrawing(currentDrawing(shell)));
    const end = () => setDrawing(null);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, [shell]);
  return drawing && createPortal(<Page drawing={drawing} />, document.body);
}

function Page({ drawing }: { readonly drawing: Drawing }) {
  const name = useWorkspace((state) => state.name);
  const text = useWorkspace((state) => state.text);
  const target = useWorkspace((state) => state.target);
  const { machine, graph } = useWorkspace((state) => state.shown);
  const units = machine.units.filter(({ index, sources }) => index !== null || sources.length > 0).length;
  const facts = [
    `${units} ${units === 1 ? 'unit' : 'units'}`,
    `${graph.waves.length} ${graph.waves.length === 1 ? 'wave' : 'waves'}`,
    `${showBytes(byteLength(text))} bytes`,
    `${dialectName(target)}, systemd ${target.systemd}`,
  ];
  return (
    <article className={styles.page}>
      <h1 className={styles.name}>{name}</h1>
      <p className={styles.facts}>{facts.join(' · ')}</p>
      {drawing.view.nodes.length > 0 && <Picture drawing={drawing} title={name} />}
      <pre className={styles.text}>{text}</pre>
    </article>
  );
}

/** In the page itself, not as an image: it has the page's letters and is there at once. */
function Picture({ drawing, title }: { readonly drawing: Drawing; readonly title: string }) {
  const figure = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const svg = toSvg(drawing, { theme: 'light', transparent: true, title });
    const picture = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    figure.current?.replaceChildren(document.importNode(picture, true));
  }, [drawing, title]);
  return <figure ref={figure} className={styles.picture} />;
}
