import { useId } from 'preact/hooks';
import type { FieldName } from './start-form.ts';
import css from './start-form.module.css';

export interface FieldProps {
  readonly name: FieldName;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'email';
  readonly inputMode?: 'numeric';
  readonly autoComplete: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A labelled input whose fault stands beside it and is read out with it. */
export function Field({ label, hint, fault, onChange, type = 'text', ...input }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div class={css.field}>
      <label for={id}>{label}</label>
      {hint && (
        <span class={css.hint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <input
        {...input}
        id={id}
        type={type}
        aria-invalid={fault !== undefined}
        {...(described === '' ? {} : { 'aria-describedby': described })}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {fault && (
        <span class={css.fault} id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </div>
  );
}
