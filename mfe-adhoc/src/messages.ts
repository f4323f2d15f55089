import type { ProblemCode } from '@video-escalation/contracts/http/problems';
import type { RouteState } from '@video-escalation/contracts/http/routes';
import type { FieldFault } from './routes/create-form.ts';
import type { MailWords } from './routes/invitation-mail.ts';

type News = Exclude<RouteState, 'waiting' | 'revoked'>;

/** Every sentence that this remote shows. A key that is missing in one language doesn't compile. */
export interface Messages {
  readonly loading: string;
  readonly failedTitle: string;
  readonly tryAgain: string;
  readonly notLive: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly create: string;
  readonly form: {
    readonly title: string;
    readonly email: string;
    readonly emailHint: string;
    readonly name: string;
    readonly submit: string;
    readonly submitting: string;
    readonly cancel: string;
    readonly emailFaults: Readonly<Record<FieldFault, string>>;
    readonly nameFaults: Readonly<Record<FieldFault, string>>;
  };
  readonly reference: string;
  readonly readAloud: string;
  readonly sayToo: (email: string) => string;
  readonly state: Readonly<Record<RouteState, string>>;
  readonly news: Readonly<Record<News, (who: string) => string>>;
  readonly comingHint: string;
  readonly timeLeft: (time: string) => string;
  readonly link: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyByHand: string;
  readonly write: string;
  readonly mail: MailWords;
  readonly delivery: {
    readonly email: string;
    readonly sms: string;
    readonly phone: string;
    readonly phoneHint: string;
    readonly phoneFault: string;
    readonly sending: string;
    readonly sent: string;
    readonly failed: string;
    readonly off: string;
  };
  readonly revoke: string;
  readonly revoking: string;
  readonly revokeQuestion: string;
  readonly keep: string;
  readonly otherRoutes: string;
  readonly endedRoutes: string;
  readonly newOne: string;
  readonly newOneFor: (who: string) => string;
  readonly couldNot: { readonly creating: string; readonly revoking: string };
  readonly because: (code: ProblemCode) => string;
}

const en: Messages = {
  loading: 'Loading your routes',
  failedTitle: 'Your routes couldn’t be loaded.',
  tryAgain: 'Try again',
  notLive: 'The connection is interrupted, so this may be a little behind. We’re trying again.',
  emptyTitle: 'No routes yet',
  emptyText:
    'A route brings one customer from the phone to a chat with you, and from there to video. It works once.',
  create: 'Create ad-hoc route',
  form: {
    title: 'New ad-hoc route',
    email: 'Customer email',
    emailHint: 'The customer gives the same address when typing the reference.',
    name: 'Name (optional)',
    submit: 'Create',
    submitting: 'Creating…',
    cancel: 'Cancel',
    emailFaults: {
      missing: 'Please ask for the customer’s email address.',
      malformed: 'Please check the address: it should look like chris@example.com.',
      'too-long': 'Please use an address of at most 254 characters.',
    },
    nameFaults: {
      missing: '',
      malformed: 'Please write the name with letters.',
      'too-long': 'Please shorten the name to 100 characters.',
    },
  },
  reference: 'Reference',
  readAloud: 'On the phone: read these digits aloud, four and four.',
  sayToo: (email) => `With it the customer gives the address ${email}.`,
  state: {
    waiting: 'Waiting',
    opened: 'Link opened',
    redeemed: 'Used',
    expired: 'Expired',
    revoked: 'Revoked',
    locked: 'Locked after too many wrong tries',
  },
  news: {
    opened: (who) => `${who} has opened the link.`,
    redeemed: (who) => `${who} has come in. The chat is on its way to you.`,
    expired: (who) => `The route for ${who} has expired.`,
    locked: (who) => `The route for ${who} was locked after too many wrong tries.`,
  },
  comingHint: 'The chat rings when your call has ended.',
  timeLeft: (time) => `${time} left`,
  link: 'Link',
  copy: 'Copy link',
  copied: 'Copied.',
  copyByHand: 'The browser doesn’t let us copy. The link is selected: press Ctrl+C, or ⌘C.',
  write: 'Write an email',
  mail: {
    subject: (agentName) => `Your link to talk to ${agentName} by video`,
    text: ({ customerName, agentName, link, until }) =>
      `Hello${customerName === null ? '' : ` ${customerName}`},\n\n` +
      `here is your personal link. It opens a chat with me, and from there we can start a video call:\n\n` +
      `${link}\n\n` +
      `There is nothing to install, and your camera stays off until you switch it on. ` +
      `The link works once, until ${until}.\n\n` +
      `Kind regards\n${agentName}`,
  },
  delivery: {
    email: 'Send by email',
    sms: 'Send by text message',
    phone: 'Mobile number',
    phoneHint: 'With the country code, as in +1 415 555 0100.',
    phoneFault: 'Please give the number with its country code, as in +1 415 555 0100.',
    sending: 'Sending…',
    sent: 'Sent.',
    failed: 'It couldn’t be sent. Please copy the link and send it yourself.',
    off: 'Links aren’t sent from here any more. Please copy the link and send it yourself.',
  },
  revoke: 'Revoke',
  revoking: 'Revoking…',
  revokeQuestion: 'Revoke this route? Its reference and link stop working.',
  keep: 'Keep it',
  otherRoutes: 'Also open',
  endedRoutes: 'Lately',
  newOne: 'New one',
  newOneFor: (who) => `New one for ${who}`,
  couldNot: {
    creating: 'The route couldn’t be created.',
    revoking: 'The route couldn’t be revoked.',
  },
  because(code) {
    if (code === 'server/unavailable')
      return 'Our service can’t be reached right now. Your call goes on; please try again in a moment.';
    if (code === 'request/too-many')
      return 'Too many at once. Please wait a moment, then try again.';
    if (code === 'request/invalid') return 'Something wasn’t accepted. Please check the address.';
    if (code === 'route/not-found') return 'It isn’t there any more.';
    if (code === 'auth/not-an-agent')
      return 'Your sign-in has no user in the contact centre. Ask your administrator.';
    if (code.startsWith('auth/')) return 'Your sign-in has run out. Please sign in again.';
    return 'Something went wrong on our side. Please try again.';
  },
};

const de: Messages = {
  loading: 'Ihre Routen werden geladen',
  failedTitle: 'Ihre Routen ließen sich nicht laden.',
  tryAgain: 'Noch einmal versuchen',
  notLive:
    'Die Verbindung ist unterbrochen, daher ist dies vielleicht nicht ganz aktuell. Wir versuchen es weiter.',
  emptyTitle: 'Noch keine Routen',
  emptyText:
    'Eine Route bringt genau einen Kunden vom Telefon in einen Chat mit Ihnen und von dort ins Video. Sie gilt einmal.',
  create: 'Ad-hoc-Route anlegen',
  form: {
    title: 'Neue Ad-hoc-Route',
    email: 'E-Mail des Kunden',
    emailHint: 'Der Kunde gibt dieselbe Adresse an, wenn er die Referenz eintippt.',
    name: 'Name (freiwillig)',
    submit: 'Anlegen',
    submitting: 'Wird angelegt …',
    cancel: 'Abbrechen',
    emailFaults: {
      missing: 'Bitte fragen Sie nach der E-Mail-Adresse des Kunden.',
      malformed: 'Bitte prüfen Sie die Adresse: Sie sollte aussehen wie chris@example.com.',
      'too-long': 'Bitte verwenden Sie eine Adresse mit höchstens 254 Zeichen.',
    },
    nameFaults: {
      missing: '',
      malformed: 'Bitte schreiben Sie den Namen mit Buchstaben.',
      'too-long': 'Bitte kürzen Sie den Namen auf 100 Zeichen.',
    },
  },
  reference: 'Referenz',
  readAloud: 'Am Telefon: Lesen Sie diese Ziffern vor, vier und vier.',
  sayToo: (email) => `Dazu gibt der Kunde die Adresse ${email} an.`,
  state: {
    waiting: 'Wartet',
    opened: 'Link geöffnet',
    redeemed: 'Benutzt',
    expired: 'Abgelaufen',
    revoked: 'Zurückgezogen',
    locked: 'Nach zu vielen falschen Versuchen gesperrt',
  },
  news: {
    opened: (who) => `${who} hat den Link geöffnet.`,
    redeemed: (who) => `${who} ist da. Der Chat ist auf dem Weg zu Ihnen.`,
    expired: (who) => `Die Route für ${who} ist abgelaufen.`,
    locked: (who) => `Die Route für ${who} wurde nach zu vielen falschen Versuchen gesperrt.`,
  },
  comingHint: 'Der Chat klingelt, sobald Ihr Anruf beendet ist.',
  timeLeft: (time) => `noch ${time}`,
  link: 'Link',
  copy: 'Link kopieren',
  copied: 'Kopiert.',
  copyByHand:
    'Der Browser lässt uns nicht kopieren. Der Link ist markiert: Drücken Sie Strg+C oder ⌘C.',
  write: 'E-Mail schreiben',
  mail: {
    subject: (agentName) => `Ihr Link zum Videogespräch mit ${agentName}`,
    text: ({ customerName, agentName, link, until }) =>
      `Guten Tag${customerName === null ? '' : ` ${customerName}`},\n\n` +
      `hier ist Ihr persönlicher Link. Er öffnet einen Chat mit mir, und von dort können wir per Video sprechen:\n\n` +
      `${link}\n\n` +
      `Sie müssen nichts installieren, und Ihre Kamera bleibt aus, bis Sie sie einschalten. ` +
      `Der Link gilt einmal, bis ${until} Uhr.\n\n` +
      `Freundliche Grüße\n${agentName}`,
  },
  delivery: {
    email: 'Per E-Mail senden',
    sms: 'Per SMS senden',
    phone: 'Mobilnummer',
    phoneHint: 'Mit Landesvorwahl, zum Beispiel +49 151 23456789.',
    phoneFault: 'Bitte geben Sie die Nummer mit Landesvorwahl an, zum Beispiel +49 151 23456789.',
    sending: 'Wird gesendet …',
    sent: 'Gesendet.',
    failed: 'Das Senden ging nicht. Bitte kopieren Sie den Link und senden Sie ihn selbst.',
    off: 'Links werden von hier nicht mehr gesendet. Bitte kopieren Sie den Link und senden Sie ihn selbst.',
  },
  revoke: 'Zurückziehen',
  revoking: 'Wird zurückgezogen …',
  revokeQuestion: 'Diese Route zurückziehen? Referenz und Link gelten dann nicht mehr.',
  keep: 'Behalten',
  otherRoutes: 'Auch offen',
  endedRoutes: 'Vor Kurzem',
  newOne: 'Noch eine',
  newOneFor: (who) => `Noch eine für ${who}`,
  couldNot: {
    creating: 'Die Route ließ sich nicht anlegen.',
    revoking: 'Die Route ließ sich nicht zurückziehen.',
  },
  because(code) {
    if (code === 'server/unavailable')
      return 'Unser Dienst ist gerade nicht erreichbar. Ihr Anruf geht weiter; bitte versuchen Sie es gleich noch einmal.';
    if (code === 'request/too-many')
      return 'Das waren zu viele auf einmal. Bitte warten Sie kurz und versuchen Sie es dann wieder.';
    if (code === 'request/invalid')
      return 'Etwas wurde nicht angenommen. Bitte prüfen Sie die Adresse.';
    if (code === 'route/not-found') return 'Es gibt sie nicht mehr.';
    if (code === 'auth/not-an-agent')
      return 'Ihre Anmeldung hat keinen Benutzer im Contact-Center. Fragen Sie Ihre Administration.';
    if (code.startsWith('auth/'))
      return 'Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich neu an.';
    return 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.';
  },
};

export const messagesIn = (language: 'en' | 'de'): Messages => ({ en, de })[language];
