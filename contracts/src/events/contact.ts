import * as Type from 'typebox';
import type { Static } from 'typebox';
import { event } from '../bus/event.ts';
import { ContactId } from '../ids.ts';

/** A contact as the other remotes may know it: ids and states, never the customer's words or name. */
export const ContactRef = Type.Object({
  contactId: ContactId,
  channel: Type.Union([Type.Literal('chat'), Type.Literal('voice')]),
  /** `ended` is after-contact work: the customer is gone, the agent hasn't closed the contact yet. */
  state: Type.Union([
    Type.Literal('connecting'),
    Type.Literal('connected'),
    Type.Literal('ended'),
    Type.Literal('missed'),
  ]),
});
export type ContactRef = Static<typeof ContactRef>;

export const contactEvents = {
  /** The contacts on the agent's screen and the one in focus. An ended contact leaves the list when it is closed. */
  'contact.changed.v1': event({
    owner: 'mfe-ccp',
    replay: 'last',
    payload: Type.Object({
      contact: Type.Union([Type.Null(), ContactRef]),
      contacts: Type.Array(ContactRef),
    }),
  }),
  /** Asks the contact control panel to close a contact that is in after-contact work. */
  'contact.close-requested.v1': event({
    owner: 'mfe-video',
    replay: 'none',
    payload: Type.Object({ contactId: ContactId }),
  }),
  /** Asks the contact control panel to end a connected contact: the phone call whose audio has moved to video. */
  'contact.end-requested.v1': event({
    owner: 'mfe-video',
    replay: 'none',
    payload: Type.Object({ contactId: ContactId }),
  }),
} as const;
