import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from './controls/button.tsx';
import styles from './panel-boundary.module.css';

interface Props {
  /** "The canvas", "The editor": how the sentence begins. */
  readonly panel: string;
  readonly children: ReactNode;
}

/** Keeps a crash inside one panel: the others and the text go on. */
export class PanelBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo) {
    console.error(`${this.props.panel} failed`, error, componentStack);
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className={styles.failed} role="alert">
        <p className={styles.sentence}>{this.props.panel} failed. Your text is safe.</p>
        <code className={styles.detail}>{error.message}</code>
        <Button look="outlined" onClick={() => this.setState({ error: null })}>
          Try again
        </Button>
      </div>
    );
  }
}
