import { useState, type FormEvent } from 'react';
import type { MessageLanguage, Route } from '@video-escalation/contracts/http/routes';
import { useSnapshot } from '../hooks.ts';
import type { Messages } from '../messages.ts';
import { Field } from './create-form.view.tsx';
import { phoneNumberOf } from './phone-number.ts';
import type { Delivery, RoutesModel } from './routes.model.ts';
import styles from './routes.module.css';

interface Props {
  readonly route: Route;
  readonly routes: RoutesModel;
  readonly messages: Messages;
  /** Of the message: the agent's, as with his own mail program. */
  readonly language: MessageLanguage;
}

/** Sending by the server, as far as the operator has switched it on. */
export function DeliveryTools({ route, routes, messages, language }: Props) {
  const { delivery } = useSnapshot(routes);
  const words = messages.delivery;
  const [phone, setPhone] = useState('');
  const [fault, setFault] = useState<string>();
  const [note, setNote] = useState('');
  if (!delivery.email && !delivery.sms) return null;

  const send = async (by: Delivery): Promise<void> => {
    setNote(words.sending);
    const refusal = await routes.deliver(route.routeId, by);
    if (refusal === null) setNote(words.sent);
    else setNote(refusal === 'route/delivery-off' ? words.off : words.failed);
  };
  const sendText = (event: FormEvent): void => {
    event.preventDefault();
    const phoneNumber = phoneNumberOf(phone);
    setFault(phoneNumber === null ? words.phoneFault : undefined);
    if (phoneNumber !== null) void send({ by: 'sms', phoneNumber, language });
  };
  return (
    <>
      {delivery.email && (
        <button
          type="button"
          className={styles.plain}
          onClick={() => void send({ by: 'email', language })}
        >
          {words.email}
        </button>
      )}
      {delivery.sms && (
        <form className={styles.text} noValidate onSubmit={sendText}>
          <Field
            name="phoneNumber"
            type="tel"
            label={words.phone}
            hint={words.phoneHint}
            value={phone}
            fault={fault}
            onChange={setPhone}
          />
          <button type="submit" className={styles.plain}>
            {words.sms}
          </button>
        </form>
      )}
      <p className={styles.note} aria-live="polite">
        {note}
      </p>
    </>
  );
}
