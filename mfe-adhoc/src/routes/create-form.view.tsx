import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import type { CreateRouteBody } from '@video-escalation/contracts/http/routes';
import type { Messages } from '../messages.ts';
import { bodyOf, faultsOf, type CreateFields, type FieldFaults } from './create-form.ts';
import styles from './routes.module.css';

interface Props {
  readonly messages: Messages;
  readonly isCreating: boolean;
  /** Changes when the agent asks for the form again. */
  readonly openRequests: number;
  readonly onCreate: (body: CreateRouteBody) => void;
  readonly onCancel: () => void;
}

export function CreateForm({ messages, isCreating, openRequests, onCreate, onCancel }: Props) {
  const words = messages.form;
  const [fields, setFields] = useState<CreateFields>({ customerEmail: '', customerName: '' });
  const [faults, setFaults] = useState<FieldFaults>({});
  const form = useRef<HTMLFormElement>(null);
  const titleId = useId();
  const focus = (name: string): void => {
    form.current?.querySelector<HTMLInputElement>(`[name=${name}]`)?.focus();
  };
  useEffect(() => focus('customerEmail'), [openRequests]);

  const change = (name: keyof CreateFields) => (value: string) => {
    setFields({ ...fields, [name]: value });
    setFaults({ ...faults, [name]: undefined });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found = faultsOf(fields);
    setFaults(found);
    const [first] = Object.keys(found);
    if (first) focus(first);
    else onCreate(bodyOf(fields));
  };

  return (
    <form
      ref={form}
      className={styles.form}
      aria-labelledby={titleId}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Not the drawer's around it as well.
        event.stopPropagation();
        onCancel();
      }}
    >
      <h2 id={titleId} className={styles.title}>
        {words.title}
      </h2>
      <Field
        name="customerEmail"
        type="email"
        label={words.email}
        hint={words.emailHint}
        value={fields.customerEmail}
        fault={faults.customerEmail && words.emailFaults[faults.customerEmail]}
        onChange={change('customerEmail')}
      />
      <Field
        name="customerName"
        type="text"
        label={words.name}
        value={fields.customerName}
        fault={faults.customerName && words.nameFaults[faults.customerName]}
        onChange={change('customerName')}
      />
      <div className={styles.actions}>
        <button type="submit" className={styles.primary} aria-busy={isCreating}>
          {isCreating ? words.submitting : words.submit}
        </button>
        <button type="button" className={styles.plain} onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly name: string;
  readonly type: 'email' | 'text' | 'tel';
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A labelled input whose hint and fault stand beside it and are read out with it. */
export function Field({ label, hint, fault, onChange, ...input }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={fault !== undefined}
        aria-describedby={described || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
      {fault && (
        <span id={`${id}-fault`} className={styles.fault}>
          {fault}
        </span>
      )}
    </div>
  );
}
