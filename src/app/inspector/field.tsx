import { Lock } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { FieldView } from '../../core/views/inspector-view-field.ts';
import type { Outcome } from '../../state/workspace.ts';
import { applyFix, ruleAddress } from '../problems/finding-actions.ts';
import { FindingMenu } from '../problems/finding-menu.tsx';
import { SeverityIcon } from '../shell/severity-icon.tsx';
import { useWorkspaceStore } from '../workspace-context.tsx';
import styles from './field.module.css';
import { useDraft } from './use-draft.ts';

/** A label before its control, and below it what was found or refused. */
export function Field({
  label,
  labelFor,
  below,
  children,
}: {
  readonly label: string;
  readonly labelFor: string;
  readonly below?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={labelFor}>
        {label}
      </label>
      <div className={styles.control}>
        {children}
        {below}
      </div>
    </div>
  );
}

export interface TextFieldProps {
  readonly label: string;
  readonly view: FieldView;
  readonly onCommit: (text: string) => Outcome;
  readonly placeholder?: string;
  /** Known values, offered while typing. */
  readonly options?: readonly string[];
  /** Prose rather than a name or command. */
  readonly prose?: boolean;
  /** Its end says more than its beginning: an image's tag, a file's name. */
  readonly endMatters?: boolean;
}

export function TextField({
  label,
  view,
  onCommit,
  placeholder,
  options,
  prose = false,
  endMatters = false,
}: TextFieldProps) {
  const id = useId();
  return (
    <Field label={label} labelFor={id}>
      <Input
        id={id}
        label={label}
        view={view}
        onCommit={onCommit}
        prose={prose}
        endMatters={endMatters}
        {...(placeholder ? { placeholder } : {})}
        {...(options ? { options } : {})}
      />
    </Field>
  );
}

export interface InputProps extends TextFieldProps {
  readonly id?: string;
}

/** One line of text with its findings. Read-only where the text cannot be edited in place, with the reason. */
export function Input({
  id,
  label,
  view,
  onCommit,
  placeholder,
  options,
  prose = false,
  endMatters = false,
}: InputProps) {
  const draft = useDraft(view.value, onCommit);
  const below = useId();
  const list = useId();
  const notes = draft.refusal !== null || view.diagnostics.length > 0;
  const input = useRef<HTMLInputElement>(null);
  const { text } = draft;
  useLayoutEffect(() => {
    const element = input.current;
    if (endMatters && element && element !== document.activeElement && text) {
      element.scrollLeft = element.scrollWidth;
    }
  }, [endMatters, text]);
  return (
    <>
      <span className={styles.box}>
        <input
          ref={input}
          data-end-matters={endMatters || undefined}
          id={id}
          className={`${styles.input} ${prose ? '' : styles.mono}`}
          aria-label={id ? undefined : label}
          aria-invalid={draft.refusal !== null || view.diagnostics.some(isError) || undefined}
          aria-describedby={notes ? below : undefined}
          data-severity={draft.refusal !== null ? 'error' : worst(view.diagnostics)}
          placeholder={placeholder}
          readOnly={view.readOnly !== null}
          title={view.readOnly ?? (view.value.length > 24 ? view.value : undefined)}
          list={options ? list : undefined}
          spellCheck={false}
          autoComplete="off"
          {...draft.inputProps}
        />
        {view.readOnly !== null && (
          <Lock className={styles.lock} size={12} aria-label={view.readOnly} role="img" />
        )}
      </span>
      {options && (
        <datalist id={list}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      {notes && <Notes id={below} refusal={draft.refusal} diagnostics={view.diagnostics} />}
    </>
  );
}

/** Several lines; Ctrl+Enter or leaving it commits. */
export function TextArea({ label, view, onCommit }: TextFieldProps) {
  const draft = useDraft(view.value, onCommit, true);
  const below = useId();
  const notes = draft.refusal !== null || view.diagnostics.length > 0;
  return (
    <div className={styles.area}>
      <textarea
        className={`${styles.input} ${styles.mono} ${styles.textarea}`}
        aria-label={label}
        aria-describedby={notes ? below : undefined}
        rows={Math.min(18, Math.max(5, draft.text.split('\n').length))}
        readOnly={view.readOnly !== null}
        title={view.readOnly ?? undefined}
        spellCheck={false}
        {...draft.inputProps}
      />
      {view.readOnly !== null && (
        <p className={styles.reason}>
          <Lock size={12} strokeWidth={1.75} aria-hidden />
          {view.readOnly}
        </p>
      )}
      {notes && <Notes id={below} refusal={draft.refusal} diagnostics={view.diagnostics} />}
    </div>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A choice from a list; a value that is not on the list is kept and shown as it is. */
export function Select({
  id,
  label,
  view,
  choices,
  onChoose,
}: {
  readonly id?: string;
  readonly label: string;
  readonly view: FieldView;
  readonly choices: readonly Choice[];
  readonly onChoose: (value: string) => void;
}) {
  const known = choices.some(({ value }) => value === view.value);
  return (
    <>
      <select
        id={id}
        className={`${styles.input} ${styles.select}`}
        aria-label={id ? undefined : label}
        data-severity={worst(view.diagnostics)}
        value={view.value}
        disabled={view.readOnly !== null}
        title={view.readOnly ?? undefined}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        {!known && <option value={view.value}>{view.value}</option>}
        {choices.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      {view.diagnostics.length > 0 && <Notes refusal={null} diagnostics={view.diagnostics} />}
    </>
  );
}

export function Notes({
  id,
  refusal,
  diagnostics,
}: {
  readonly id?: string;
  readonly refusal: string | null;
  readonly diagnostics: readonly Diagnostic[];
}) {
  return (
    <div id={id} className={styles.notes}>
      {refusal !== null && (
        <p className={styles.note} role="alert">
          <SeverityIcon severity="error" size={12} />
          <span>{refusal}</span>
        </p>
      )}
      {diagnostics.map((finding) => (
        <FindingNote key={`${finding.code}${finding.span.start}${finding.message}`} finding={finding} />
      ))}
    </div>
  );
}

/** A finding with its fixes, its rule, and the menu of what else can be done about it. */
function FindingNote({ finding }: { readonly finding: Diagnostic }) {
  const workspace = useWorkspaceStore();
  const { code, severity, message, fixes } = finding;
  return (
    <div className={styles.note}>
      <SeverityIcon severity={severity} size={12} />
      <div className={styles.said}>
        <p>{message}</p>
        {fixes.map((fix) => (
          <button
            key={fix.title}
            type="button"
            className={styles.fix}
            onClick={() => applyFix(workspace, fix)}
          >
            {fix.title}
          </button>
        ))}
        <div className={styles.about}>
          <a
            href={ruleAddress(code)}
            target="_blank"
            rel="noopener"
            className={styles.rule}
            title={`What the rule ${code} says`}
          >
            {code}
          </a>
          <FindingMenu finding={finding} fixesShown={fixes.length} />
        </div>
      </div>
    </div>
  );
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function worst(diagnostics: readonly Diagnostic[]): string | undefined {
  for (const severity of ['error', 'warning'] as const) {
    if (diagnostics.some((diagnostic) => diagnostic.severity === severity)) return severity;
  }
  return undefined;
}
