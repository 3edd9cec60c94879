import { ArrowRight, Box, ClipboardPaste, Ship } from 'lucide-react';
import { useEffect, useState } from 'react';
import { addContainer } from '../commands/add-commands.ts';
import { useCommands } from '../commands/command-context.tsx';
import { importText, openExample } from '../commands/document-commands.ts';
import { detectPlatform, showKeys } from '../commands/keys.ts';
import { starterDragType } from '../palette/starters.ts';
import styles from './empty-state.module.css';

/** The first minute: three ways to begin, over a canvas with nothing on it. */
export function EmptyState() {
  const context = useCommands();
  const drawing = useStarterDrag();
  const ways = [
    {
      command: addContainer,
      icon: Box,
      title: 'Draw the first container',
      detail: 'Type a name and an image, such as redis redis:7.2',
    },
    {
      command: importText,
      icon: ClipboardPaste,
      title: 'Open or paste a cloud-config',
      detail: 'It is read as it stands; nothing in it is rewritten',
    },
    {
      command: openExample,
      icon: Ship,
      title: 'See the nine-container example',
      detail: 'Logging, search and a web front on one machine',
    },
  ];
  return (
    <div className={styles.empty}>
      <div className={styles.card} data-drawing={drawing || undefined}>
        <Slip />
        <h2 className={styles.title}>An empty machine</h2>
        <p className={styles.lead}>Draw containers and links. Slipway writes the cloud-config.</p>
        <ul className={styles.ways}>
          {ways.map(({ command, icon: Icon, title, detail }) => (
            <li key={command.id}>
              <button type="button" className={styles.way} onClick={() => void command.run(context)}>
                <span className={styles.icon}>
                  <Icon size={17} strokeWidth={1.6} aria-hidden />
                </span>
                <span className={styles.words}>
                  <span className={styles.wayTitle}>{title}</span>
                  <span className={styles.detail}>{detail}</span>
                </span>
                {command.keys?.[0] ? (
                  <kbd className={styles.keys}>{showKeys(command.keys[0], detectPlatform())}</kbd>
                ) : (
                  <ArrowRight className={styles.arrow} size={14} strokeWidth={1.75} aria-hidden />
                )}
              </button>
            </li>
          ))}
        </ul>
        <p className={styles.privacy}>Everything stays in this browser. There is no account and no server.</p>
      </div>
    </div>
  );
}

/** True while something is dragged out of the palette. */
function useStarterDrag(): boolean {
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    const onStart = (event: DragEvent) =>
      setDragging(event.dataTransfer?.types.includes(starterDragType) ?? false);
    const onEnd = () => setDragging(false);
    window.addEventListener('dragstart', onStart);
    window.addEventListener('dragend', onEnd);
    return () => {
      window.removeEventListener('dragstart', onStart);
      window.removeEventListener('dragend', onEnd);
    };
  }, []);
  return dragging;
}

/** A hull on its slipway, as it stands before the launch. */
function Slip() {
  return (
    <svg className={styles.slip} viewBox="0 0 336 84" fill="none" aria-hidden="true">
      <path
        className={styles.rails}
        d={`M4 ${railAt(4)} 288 ${railAt(288)}M4 ${railAt(4) + 7} 270 ${railAt(270) + 7}`}
      />
      <path className={styles.rails} d={sleepers.map((x) => `M${x} ${railAt(x)}v7`).join('')} />
      <g
        className={styles.hull}
        transform={`translate(74 ${railAt(74) - 0.6}) rotate(${slope}) scale(2) translate(-16 -17.3)`}
      >
        <path d="M2.5 6h7V.5q0-1 1-1h5q1 0 1 1V6h13q-1 11.3-10.5 11.3H9.5Q3 17.3 2.5 6z" />
      </g>
      <path className={styles.water} d="M236 71q8-5 16 0t16 0 16 0 16 0 16 0 16 0" />
      <path className={styles.water} d="M260 79q8-5 16 0t16 0 16 0 16 0" />
    </svg>
  );
}

/** Degrees; real slipways are flatter, but not by much. */
const slope = 7;
const sleepers = Array.from({ length: 18 }, (_, i) => 12 + i * 14);

function railAt(x: number): number {
  return 36 + x * Math.tan((slope * Math.PI) / 180);
}
