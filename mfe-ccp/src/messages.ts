import type { CcpFailure } from './ccp/ccp-error.ts';
import { formatWait, type Wait } from './ccp/wait.ts';

/** Every sentence that this remote shows. A key that is missing in one language doesn't compile. */
export interface Messages {
  readonly frameTitle: string;
  readonly signingIn: string;
  readonly lineTitle: string;
  readonly linePlace: (place: number, wait: Wait) => string;
  readonly lineText: string;
  /** For who hears the page: coarser, so that it is rarely said anew. */
  readonly lineSaid: (wait: Wait) => string;
  readonly loading: string;
  readonly waitingForLogin: string;
  readonly failedTitle: string;
  readonly failed: Readonly<Record<CcpFailure, string>>;
  readonly tryAgain: string;
  readonly signedOutTitle: string;
  readonly signedOutText: string;
  readonly signInAgain: string;
  readonly closeFailed: string;
  readonly endFailed: string;
  readonly connectionLost: string;
  readonly connectionBack: string;
}

const en: Messages = {
  frameTitle: 'Contact control panel',
  signingIn: 'Signing you in to the contact centre …',
  lineTitle: 'Many are signing in right now',
  linePlace: (place, wait) => `You are number ${place}; ${formatWait(wait, 'en')}.`,
  lineText: 'You’ll go in by yourself. A reload keeps your place.',
  lineSaid: (wait) => `You are in line to be signed in; ${formatWait(wait, 'en')}.`,
  loading: 'Loading the contact control panel …',
  waitingForLogin: 'Please sign in to Amazon Connect in the window that has opened.',
  failedTitle: 'The contact control panel isn’t ready',
  failed: {
    'not-an-agent':
      'Your sign-in has no user in the contact centre. Ask your administrator to add you, then try again.',
    'sign-in-failed': 'The contact centre couldn’t sign you in just now.',
    'sign-in-slow': 'Signing in to the contact centre took too long.',
    'not-signed-in':
      'The contact centre didn’t accept your sign-in: try again, and if that doesn’t help, allow its cookies in this browser or ask your administrator.',
    'panel-unavailable': 'A part of the panel couldn’t be fetched.',
    'panel-silent':
      'The panel doesn’t answer. The contact centre may be down, or the browser may be blocking its cookies.',
    'access-denied': 'The contact centre doesn’t let you use the panel. Ask your administrator.',
  },
  tryAgain: 'Try again',
  signedOutTitle: 'You’re signed out of the contact centre',
  signedOutText: 'This may have happened in another tab. A running video call goes on.',
  signInAgain: 'Sign in again',
  closeFailed: 'The contact couldn’t be closed. Please close it in the contact control panel.',
  endFailed: 'The phone call couldn’t be ended. Please end it in the contact control panel.',
  connectionLost:
    'The connection to the contact centre is lost. Your video goes on; we’re trying again.',
  connectionBack: 'The contact centre is connected again.',
};

const de: Messages = {
  frameTitle: 'Kontaktsteuerung',
  signingIn: 'Sie werden im Contact-Center angemeldet …',
  lineTitle: 'Gerade melden sich viele an',
  linePlace: (place, wait) => `Sie sind Nummer ${place}; ${formatWait(wait, 'de')}.`,
  lineText: 'Sie kommen von selbst an die Reihe. Neu laden kostet den Platz nicht.',
  lineSaid: (wait) => `Sie warten auf Ihre Anmeldung; ${formatWait(wait, 'de')}.`,
  loading: 'Die Kontaktsteuerung wird geladen …',
  waitingForLogin: 'Bitte melden Sie sich im geöffneten Fenster bei Amazon Connect an.',
  failedTitle: 'Die Kontaktsteuerung ist nicht bereit',
  failed: {
    'not-an-agent':
      'Ihre Anmeldung hat keinen Benutzer im Contact-Center. Bitten Sie Ihre Administration, Sie anzulegen, und versuchen Sie es noch einmal.',
    'sign-in-failed': 'Das Contact-Center konnte Sie gerade nicht anmelden.',
    'sign-in-slow': 'Die Anmeldung im Contact-Center hat zu lange gedauert.',
    'not-signed-in':
      'Das Contact-Center hat Ihre Anmeldung nicht angenommen: Versuchen Sie es noch einmal, und wenn das nicht hilft, erlauben Sie seine Cookies in diesem Browser oder fragen Sie Ihre Administration.',
    'panel-unavailable': 'Ein Teil der Kontaktsteuerung war nicht abrufbar.',
    'panel-silent':
      'Die Kontaktsteuerung antwortet nicht. Das Contact-Center ist vielleicht gestört, oder der Browser blockiert seine Cookies.',
    'access-denied':
      'Das Contact-Center lässt Sie die Kontaktsteuerung nicht benutzen. Fragen Sie Ihre Administration.',
  },
  tryAgain: 'Noch einmal versuchen',
  signedOutTitle: 'Sie sind im Contact-Center abgemeldet',
  signedOutText: 'Das kann in einem anderen Tab geschehen sein. Ein laufendes Video geht weiter.',
  signInAgain: 'Neu anmelden',
  closeFailed:
    'Der Kontakt ließ sich nicht schließen. Bitte schließen Sie ihn in der Kontaktsteuerung.',
  endFailed: 'Das Telefonat ließ sich nicht beenden. Bitte beenden Sie es in der Kontaktsteuerung.',
  connectionLost:
    'Die Verbindung zum Contact-Center ist unterbrochen. Ihr Video geht weiter; wir versuchen es erneut.',
  connectionBack: 'Das Contact-Center ist wieder verbunden.',
};

export const messagesIn = (language: 'en' | 'de'): Messages => ({ en, de })[language];
