import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConversationModel, FormState } from '../conversation/conversation.model.ts';
import { useMessages } from '../use-messages.ts';
import { useModel } from '../use-model.ts';
import controls from '../widget/controls.module.css';
import { Field } from './field.tsx';
import { isReferenceProblem, problemText } from './problem-text.ts';
import type { ReferenceModel } from './reference.model.ts';
import css from './start-form.module.css';
import {
  bodyOf,
  faultsOf,
  FIELD_NAMES,
  type FieldFaults,
  type FieldName,
  type StartFields,
} from './start-form.ts';

export interface StartFormProps {
  readonly conversation: ConversationModel;
  readonly state: FormState;
  /** What the customer came with. */
  readonly reference: ReferenceModel;
}

export function StartForm({ conversation, state, reference }: StartFormProps) {
  const { form } = useMessages();
  const brought = useModel(reference);
  const digits = brought.kind === 'digits' ? brought.digits : '';
  const [fields, setFields] = useState({ name: '', email: '', reference: digits });
  const [faults, setFaults] = useState<FieldFaults>({});
  const element = useRef<HTMLFormElement>(null);
  const focus = (name: FieldName) =>
    element.current?.querySelector<HTMLInputElement>(`[name=${name}]`)?.focus();

  useEffect(() => {
    conversation.warmUp();
    void reference.check();
    focus('name');
  }, [conversation, reference]);

  const change = (name: FieldName) => (value: string) => {
    setFields({ ...fields, [name]: value });
    setFaults({ ...faults, [name]: undefined });
  };
  const start = async (given: StartFields, token?: string) => {
    const found = faultsOf(given);
    setFaults(found);
    const first = FIELD_NAMES.find((name) => found[name]);
    if (first) return focus(first);
    await conversation.start(bodyOf(given, navigator.language, token));
    // A reference works once: the next conversation from this page is without.
    if (conversation.getSnapshot().phase === 'chat') reference.forget();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const token = brought.kind === 'link' ? brought.token : undefined;
    void start(token === undefined ? fields : { ...fields, reference: '' }, token);
  };
  const goOnWithout = () => {
    const given = { ...fields, reference: '' };
    setFields(given);
    reference.forget();
    // Before anything was sent there is still something to fill in.
    if (state.problem) void start(given);
    else focus('name');
  };
  const isRefused = brought.kind === 'link' && brought.isInvalid;
  const faultText = (name: FieldName) => {
    const fault = faults[name];
    return fault && form.faults[name][fault];
  };

  return (
    <form class={css.form} ref={element} noValidate onSubmit={submit}>
      {state.hasExpired && (
        <p class={controls.note} role="status">
          {form.expired}
        </p>
      )}
      <p>{form.intro}</p>
      <Field
        name="name"
        label={form.name}
        autoComplete="name"
        value={fields.name}
        fault={faultText('name')}
        onChange={change('name')}
      />
      <Field
        name="email"
        label={form.email}
        type="email"
        autoComplete="email"
        value={fields.email}
        fault={faultText('email')}
        onChange={change('email')}
      />
      {brought.kind === 'link' ? (
        !isRefused &&
        !isReferenceProblem(state.problem) && (
          <p class={controls.note} role="status">
            {form.withLink(brought.agentName)}
          </p>
        )
      ) : (
        <details class={css.fold} open={digits !== '' || faults.reference !== undefined}>
          <summary>{form.haveReference}</summary>
          <Field
            name="reference"
            label={form.reference}
            hint={form.referenceHint}
            inputMode="numeric"
            autoComplete="off"
            value={fields.reference}
            fault={faultText('reference')}
            onChange={change('reference')}
          />
        </details>
      )}
      {(state.problem || isRefused) && (
        <p class={controls.problem} role="alert">
          {state.problem
            ? problemText(state.problem, form, brought.kind === 'link')
            : form.linkInvalid}
        </p>
      )}
      {(isRefused || isReferenceProblem(state.problem)) && (
        <button type="button" class={controls.secondary} onClick={goOnWithout}>
          {form.goOnWithout}
        </button>
      )}
      <button type="submit" class={controls.primary} aria-busy={state.isStarting}>
        {state.isStarting ? form.starting : form.start}
      </button>
    </form>
  );
}
