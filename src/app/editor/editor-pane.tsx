import { lazy, Suspense, useState } from 'react';
import { EditorHeader } from './editor-header.tsx';
import styles from './editor-pane.module.css';
import { PlainText } from './plain-text.tsx';
import { useWhenIdle } from './use-when-idle.ts';

const MonacoView = lazy(() =>
  import('./monaco-view.tsx').then(({ MonacoView }) => ({ default: MonacoView })),
);

/** The text of the design, live. It can be read at once; Monaco takes over when it has arrived. */
export function EditorPane() {
  const [ready, setReady] = useState(false);
  const [tabLeaves, setTabLeaves] = useState(false);
  const idle = useWhenIdle();
  return (
    <section className={styles.pane} aria-label="cloud-config">
      <EditorHeader tabLeaves={tabLeaves} />
      <div className={styles.body}>
        {!ready && <PlainText />}
        {idle && (
          <Suspense fallback={null}>
            <MonacoView onReady={() => setReady(true)} onTabLeaves={setTabLeaves} />
          </Suspense>
        )}
      </div>
    </section>
  );
}
