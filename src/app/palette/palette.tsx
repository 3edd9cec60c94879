import { report } from '../commands/carry-out.ts';
import { useCommands } from '../commands/command-context.tsx';
import { addStarter } from './add-starter.ts';
import styles from './palette.module.css';
import { type Starter, starterDragType, starters } from './starters.ts';

/** What can be drawn: click adds it, dragging puts it where it is dropped. Folded it is icons alone. */
export function Palette({ folded = false }: { readonly folded?: boolean }) {
  const { workspace, shell } = useCommands();
  const add = (starter: Starter) => {
    // A container has a name and an image to be asked for; the canvas does that.
    if (starter.id === 'container') shell.ask('add-container');
    else report(addStarter(workspace, starter), (span) => workspace.revealSpan(span, true));
  };
  return (
    <fieldset className={folded ? styles.folded : styles.grid} aria-label="Add to the design">
      {starters.map((starter) => {
        const { id, title, short = title, hint, icon: Icon } = starter;
        return (
          <button
            key={id}
            type="button"
            className={styles.starter}
            title={folded ? `${title}: ${hint}` : hint}
            aria-label={title}
            draggable
            onDragStart={({ dataTransfer }) => {
              dataTransfer.setData(starterDragType, id);
              dataTransfer.setData('text/plain', title);
              dataTransfer.effectAllowed = 'copy';
            }}
            onClick={() => add(starter)}
          >
            <Icon size={folded ? 16 : 14} strokeWidth={1.75} aria-hidden />
            {!folded && short}
          </button>
        );
      })}
    </fieldset>
  );
}
