import type { Messages } from './messages.ts';

export const de: Messages = {
  product: 'Video Escalation',
  skipToVideo: 'Zum Video springen',
  workspace: 'Arbeitsplatz',
  starting: 'Ihr Arbeitsplatz startet …',
  signingIn: 'Sie werden angemeldet …',
  signingOut: 'Sie werden abgemeldet …',
  signedOutTitle: 'Sie sind abgemeldet',
  signedOutText: 'Sie können diese Seite schließen.',
  signOutFailedTitle: 'Sie sind noch angemeldet',
  signOutFailedText:
    'Der Anmeldedienst ist nicht erreichbar und konnte Sie nicht abmelden. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
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
  rail: 'Werkzeuge',
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
    incompatible: 'Seine Version passt nicht zu diesem Arbeitsplatz.',
    broken: 'Der Start ist misslungen.',
    crashed: 'Ein Fehler hat ihn angehalten.',
  },
  slotIncompatible: (region, team, { what, needs, here }) =>
    `${region} (Team ${team}) braucht ${what} ${needs}; ` +
    (what === 'bus'
      ? `dieser Arbeitsplatz spricht ${here}. `
      : `dieser Arbeitsplatz hat ${here ?? 'nichts davon'}. `) +
    `Bitten Sie das Team ${team} um eine passende Version.`,
  slotRestarting: (region) => `${region} hat wegen eines Fehlers angehalten und startet neu …`,
  slotRecovers: 'Wir versuchen es von selbst weiter.',
  slotOlder: (region) =>
    `${region} läuft in einer früheren Version, weil die neueste hier ausgefallen ist.`,
  slotMissing: 'Dieser Teil ist hier nicht eingerichtet.',
  details: 'Einzelheiten',
  newVersion: (region) =>
    `Eine neue Version von ${region} ist bereit. Laden Sie sie, wann Sie möchten.`,
  newVersionWaits: (region) =>
    `Die neue Version von ${region} wartet, bis Ihr Gespräch zu Ende ist. Dann fragen wir noch einmal.`,
  newVersionTaken: (region) => `Die neue Version von ${region} wird geladen …`,
  reload: 'Neu laden',
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
