import type { StockCard } from '../../core/views/inspector-view.ts';
import { EntryFields } from './entry-fields.tsx';
import styles from './forms.module.css';
import { FoundElsewhere } from './found-elsewhere.tsx';
import { Group } from './group.tsx';
import type { FormProps } from './inspector.tsx';
import { ConsumerRows } from './link-rows.tsx';

/** A unit that is named but not written here. */
export function StockForm({ view }: FormProps<StockCard>) {
  return (
    <>
      <FoundElsewhere diagnostics={view.elsewhere} />
      {view.referredToBy.length > 0 ? (
        <ConsumerRows title="Referred to by" links={view.referredToBy} />
      ) : (
        <Group>
          <p className={styles.quiet}>No unit here refers to it.</p>
        </Group>
      )}
      {view.entry && (
        <Group title="At boot">
          <EntryFields unit={view.node.ref} entry={view.entry} />
        </Group>
      )}
    </>
  );
}
