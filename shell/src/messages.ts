import type { Part } from './remotes/slot.view.tsx';
import type { SlotFailure } from './remotes/slot.model.ts';
import type { SignInFailure } from './sign-in/identity.ts';
import type { ShortcutAction } from '@video-escalation/contracts/events/workspace';

/** Every sentence that the shell shows. A key that is missing in one language doesn't compile. */
export interface Messages {
  readonly product: string;
  readonly skipToVideo: string;
  readonly workspace: string;
  readonly starting: string;
  readonly signingIn: string;
  readonly signingOut: string;
  readonly signedOutTitle: string;
  readonly signedOutText: string;
  readonly signIn: string;
  readonly signInAgain: string;
  readonly signOut: string;
  readonly tryAgain: string;
  readonly signInFailedTitle: string;
  readonly signInFailed: Readonly<Record<SignInFailure, string>>;
  readonly sessionExpired: string;
  readonly configFailedTitle: string;
  readonly configFailedText: string;
  readonly registryFailedTitle: string;
  readonly registryFailedText: string;
  readonly regions: Readonly<Record<Part, string>>;
  readonly backToWorkspace: string;
  readonly hide: (region: string) => string;
  readonly slotLoading: (region: string) => string;
  readonly slotFailedTitle: Readonly<Record<Part, string>>;
  readonly slotStillWorks: Readonly<Record<Part, string>>;
  readonly slotFailed: Readonly<Record<SlotFailure, string>>;
  readonly slotMissing: string;
  readonly theme: string;
  readonly themes: { readonly system: string; readonly light: string; readonly dark: string };
  readonly yourStatus: string;
  readonly shortcuts: string;
  readonly shortcutsHint: string;
  readonly shortcut: Readonly<Record<ShortcutAction, string>>;
  readonly close: string;
  readonly notices: string;
  readonly dismiss: string;
}

const en: Messages = {
  product: 'Video Escalation',
  skipToVideo: 'Skip to video',
  workspace: 'Workspace',
  starting: 'Starting your workspace …',
  signingIn: 'Signing you in …',
  signingOut: 'Signing you out …',
  signedOutTitle: 'You’re signed out',
  signedOutText: 'Your contact control panel is signed out too. You can close this page.',
  signIn: 'Sign in',
  signInAgain: 'Sign in again',
  signOut: 'Sign out',
  tryAgain: 'Try again',
  signInFailedTitle: 'You’re not signed in yet',
  signInFailed: {
    unreachable: 'We couldn’t reach the sign-in service. Check your connection, then try again.',
    refused:
      'The sign-in service didn’t let you in. Try again; if it stays so, ask your administrator.',
    interrupted: 'The sign-in was interrupted or took too long. Please start it once more.',
  },
  sessionExpired:
    'Your sign-in has expired. A running call goes on; sign in again when you’re done with it.',
  configFailedTitle: 'The workspace didn’t start',
  configFailedText: 'Its settings couldn’t be read. Check your connection, then try again.',
  registryFailedTitle: 'The workspace’s parts weren’t found',
  registryFailedText:
    'You’re signed in, but the list of parts couldn’t be read. Check your connection, then try again.',
  regions: {
    ccp: 'Contact control panel',
    video: 'Video',
    adhoc: 'Ad-hoc routes',
    playback: 'Recordings',
  },
  backToWorkspace: 'Back to workspace',
  hide: (region) => `Hide ${region}`,
  slotLoading: (region) => `Loading: ${region}`,
  slotFailedTitle: {
    ccp: 'The contact control panel didn’t load.',
    video: 'The video part didn’t load.',
    adhoc: 'The ad-hoc routes didn’t load.',
    playback: 'The player didn’t load.',
  },
  slotStillWorks: {
    ccp: 'A running video call goes on.',
    video: 'Your chat and calls go on.',
    adhoc: 'Your chat, calls and video go on.',
    playback: '',
  },
  slotFailed: {
    unreachable: 'We couldn’t fetch it.',
    'too-slow': 'It took too long to answer.',
    incompatible: 'Its version doesn’t fit this workspace. Reload the page to get matching ones.',
    broken: 'It couldn’t start.',
    crashed: 'It stopped because of an error.',
  },
  slotMissing: 'This part isn’t installed in this workspace.',
  theme: 'Theme',
  themes: { system: 'system', light: 'light', dark: 'dark' },
  yourStatus: 'Your status:',
  shortcuts: 'Keyboard shortcuts',
  shortcutsHint: 'They work while the workspace has the focus, not inside the contact panel.',
  shortcut: {
    mute: 'Mute or unmute',
    camera: 'Start or stop camera',
    share: 'Share screen or stop sharing',
    leave: 'Leave the call',
    record: 'Start or stop recording',
    adhoc: 'Create an ad-hoc route',
  },
  close: 'Close',
  notices: 'Notices',
  dismiss: 'Dismiss',
};

const de: Messages = {
  product: 'Video Escalation',
  skipToVideo: 'Zum Video springen',
  workspace: 'Arbeitsplatz',
  starting: 'Ihr Arbeitsplatz startet …',
  signingIn: 'Sie werden angemeldet …',
  signingOut: 'Sie werden abgemeldet …',
  signedOutTitle: 'Sie sind abgemeldet',
  signedOutText: 'Auch die Kontaktsteuerung ist abgemeldet. Sie können diese Seite schließen.',
  signIn: 'Anmelden',
  signInAgain: 'Neu anmelden',
  signOut: 'Abmelden',
  tryAgain: 'Noch einmal versuchen',
  signInFailedTitle: 'Sie sind noch nicht angemeldet',
  signInFailed: {
    unreachable:
      'Der Anmeldedienst ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
    refused:
      'Der Anmeldedienst hat Sie nicht eingelassen. Versuchen Sie es noch einmal; bleibt es so, fragen Sie Ihre Administration.',
    interrupted:
      'Die Anmeldung wurde unterbrochen oder hat zu lange gedauert. Bitte beginnen Sie noch einmal.',
  },
  sessionExpired:
    'Ihre Anmeldung ist abgelaufen. Ein laufendes Gespräch geht weiter; melden Sie sich danach neu an.',
  configFailedTitle: 'Der Arbeitsplatz ist nicht gestartet',
  configFailedText:
    'Seine Einstellungen waren nicht lesbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  registryFailedTitle: 'Die Teile des Arbeitsplatzes fehlen',
  registryFailedText:
    'Sie sind angemeldet, aber die Liste der Teile war nicht lesbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  regions: {
    ccp: 'Kontaktsteuerung',
    video: 'Video',
    adhoc: 'Ad-hoc-Routen',
    playback: 'Aufzeichnungen',
  },
  backToWorkspace: 'Zurück zum Arbeitsplatz',
  hide: (region) => `${region} ausblenden`,
  slotLoading: (region) => `Wird geladen: ${region}`,
  slotFailedTitle: {
    ccp: 'Die Kontaktsteuerung wurde nicht geladen.',
    video: 'Der Videoteil wurde nicht geladen.',
    adhoc: 'Die Ad-hoc-Routen wurden nicht geladen.',
    playback: 'Das Abspielfenster wurde nicht geladen.',
  },
  slotStillWorks: {
    ccp: 'Ein laufendes Videogespräch geht weiter.',
    video: 'Chat und Anrufe gehen weiter.',
    adhoc: 'Chat, Anrufe und Video gehen weiter.',
    playback: '',
  },
  slotFailed: {
    unreachable: 'Er war nicht abrufbar.',
    'too-slow': 'Die Antwort hat zu lange gedauert.',
    incompatible:
      'Seine Version passt nicht zu diesem Arbeitsplatz. Laden Sie die Seite neu, um passende zu bekommen.',
    broken: 'Der Start ist misslungen.',
    crashed: 'Ein Fehler hat ihn angehalten.',
  },
  slotMissing: 'Dieser Teil ist hier nicht eingerichtet.',
  theme: 'Farben',
  themes: { system: 'wie das System', light: 'hell', dark: 'dunkel' },
  yourStatus: 'Ihr Status:',
  shortcuts: 'Tastenkürzel',
  shortcutsHint:
    'Sie wirken, solange der Arbeitsplatz den Fokus hat, nicht in der Kontaktsteuerung.',
  shortcut: {
    mute: 'Ton aus oder an',
    camera: 'Kamera an oder aus',
    share: 'Bildschirm teilen oder nicht mehr teilen',
    leave: 'Gespräch verlassen',
    record: 'Aufzeichnung starten oder beenden',
    adhoc: 'Ad-hoc-Route anlegen',
  },
  close: 'Schließen',
  notices: 'Meldungen',
  dismiss: 'Ausblenden',
};

export type Language = 'en' | 'de';

export const messagesIn = (language: Language): Messages => ({ en, de })[language];

/** The first of the reader's languages that the workspace speaks. */
export function chooseLanguage(preferred: readonly string[]): Language {
  const known = preferred.map((tag) => tag.slice(0, 2).toLowerCase());
  return known.find((tag): tag is Language => tag === 'en' || tag === 'de') ?? 'en';
}
