import type { ProblemCode } from '@video-escalation/contracts/http/problems';
import type { PlayableRecording } from '@video-escalation/contracts/http/recordings';
import type { RecordingEndReason } from '@video-escalation/contracts/recordings/recording';

type GapCause = PlayableRecording['gaps'][number]['why'];

const en = {
  title: 'Recordings of a call',
  loading: 'Loading the recordings',
  list: 'Recordings by start time',
  empty: {
    title: 'No recordings',
    text: 'Nothing was recorded of this call, or it has been deleted since.',
  },
  failed: "The recordings couldn't be loaded",
  notPermitted: 'You may not play these recordings',
  noAddress: 'This address leads to no call. Open the link that came with the contact.',
  tryAgain: 'Try again',
  checkAgain: 'Check again',
  startedAt: (text: string) => `Started ${text}`,
  agent: (name: string) => `with ${name}`,
  notReady: {
    running: 'This call is still being recorded. It can be played when that has ended.',
    finishing: 'The file is being finished. This page looks for it by itself.',
    late: 'The file is taking longer than usual.',
  },
  end: {
    stopped: 'stopped by the agent',
    'meeting-ended': 'the call ended',
    alone: 'everybody had left',
    'no-media': 'neither sound nor picture came any more',
    'maximum-length': 'longest length reached',
    'consent-refused': 'the customer ended it',
    'browser-lost': 'the recorder broke down',
    'disk-full': 'the recorder ran out of space',
    'recorder-lost': 'the recorder was lost; the last seconds may be missing',
  } satisfies Record<RecordingEndReason, string>,
  gapsTitle: 'Not in the file',
  gap: {
    paused: (at: string, length: string | null) =>
      length === null ? `At ${at}: paused` : `At ${at}: paused for ${length}`,
    'browser-replaced': (at: string, length: string | null) =>
      length === null
        ? `At ${at}: the recorder was replaced`
        : `At ${at}: ${length}, while the recorder was replaced`,
  } satisfies Record<GapCause, (at: string, length: string | null) => string>,
  player: (started: string) => `Player: recording of ${started}`,
  speed: 'Speed',
  keysTitle: 'Keys in the player',
  keys: [
    ['Space, K', 'play or pause'],
    ['← →', '5 seconds back or forward'],
    ['J, L', '10 seconds back or forward'],
    ['F', 'full screen'],
  ],
  download: (size: string) => (size === '' ? 'Download' : `Download (${size})`),
  downloadFailed: "The download couldn't be prepared. Try again.",
  broken: "The recording can't be played right now.",
  problem: (code: ProblemCode): string => problemsEn[code] ?? problemsEn.other,
};

export type PlaybackMessages = typeof en;

const problemsEn: Partial<Record<ProblemCode, string>> & { other: string } = {
  'recording/playback-not-permitted':
    'That takes the security profile for playback and a hierarchy group that is the agent’s or above it. Ask your administrator.',
  'recording/off': "Recording isn't set up here. Ask your administrator.",
  'meeting/not-found': 'There is no such call.',
  'auth/not-an-agent': 'Your sign-in has no Amazon Connect user. Ask your administrator.',
  'auth/expired': 'Your sign-in has expired. Reload the page to sign in again.',
  'server/unavailable': "We couldn't reach our service. Check your connection, then try again.",
  'request/too-many': 'That was asked too often. Try again in a minute.',
  other: 'Something went wrong on our side. Try again in a moment.',
};

const de: PlaybackMessages = {
  title: 'Aufzeichnungen eines Anrufs',
  loading: 'Aufzeichnungen werden geladen',
  list: 'Aufzeichnungen nach Beginn',
  empty: {
    title: 'Keine Aufzeichnungen',
    text: 'Von diesem Anruf wurde nichts aufgezeichnet, oder es ist inzwischen gelöscht.',
  },
  failed: 'Die Aufzeichnungen konnten nicht geladen werden',
  notPermitted: 'Sie dürfen diese Aufzeichnungen nicht abspielen',
  noAddress:
    'Diese Adresse führt zu keinem Anruf. Öffnen Sie den Link, der beim Kontakt hinterlegt ist.',
  tryAgain: 'Erneut versuchen',
  checkAgain: 'Noch einmal nachsehen',
  startedAt: (text) => `Beginn ${text}`,
  agent: (name) => `mit ${name}`,
  notReady: {
    running: 'Dieser Anruf wird noch aufgezeichnet. Danach kann er abgespielt werden.',
    finishing: 'Die Datei wird fertiggestellt. Diese Seite sieht von selbst danach.',
    late: 'Die Datei braucht länger als üblich.',
  },
  end: {
    stopped: 'vom Agenten beendet',
    'meeting-ended': 'der Anruf war zu Ende',
    alone: 'alle waren gegangen',
    'no-media': 'es kam weder Ton noch Bild',
    'maximum-length': 'Höchstlänge erreicht',
    'consent-refused': 'von der Kundschaft beendet',
    'browser-lost': 'der Rekorder ist ausgefallen',
    'disk-full': 'der Rekorder hatte keinen Platz mehr',
    'recorder-lost': 'der Rekorder ging verloren; die letzten Sekunden können fehlen',
  },
  gapsTitle: 'Nicht in der Datei',
  gap: {
    paused: (at, length) =>
      length === null ? `Bei ${at}: angehalten` : `Bei ${at}: ${length} lang angehalten`,
    'browser-replaced': (at, length) =>
      length === null
        ? `Bei ${at}: der Rekorder wurde ersetzt`
        : `Bei ${at}: ${length}, während der Rekorder ersetzt wurde`,
  },
  player: (started) => `Abspielen: Aufzeichnung vom ${started}`,
  speed: 'Tempo',
  keysTitle: 'Tasten im Abspielfenster',
  keys: [
    ['Leertaste, K', 'abspielen oder anhalten'],
    ['← →', '5 Sekunden zurück oder vor'],
    ['J, L', '10 Sekunden zurück oder vor'],
    ['F', 'Vollbild'],
  ],
  download: (size) => (size === '' ? 'Herunterladen' : `Herunterladen (${size})`),
  downloadFailed: 'Der Download konnte nicht vorbereitet werden. Versuchen Sie es erneut.',
  broken: 'Die Aufzeichnung lässt sich gerade nicht abspielen.',
  problem: (code) => problemsDe[code] ?? problemsDe.other,
};

const problemsDe: Partial<Record<ProblemCode, string>> & { other: string } = {
  'recording/playback-not-permitted':
    'Dazu braucht es das Sicherheitsprofil für das Abspielen und eine Hierarchiegruppe, die die des Agenten ist oder darüber steht. Fragen Sie Ihre Administration.',
  'recording/off': 'Aufzeichnen ist hier nicht eingerichtet. Fragen Sie Ihre Administration.',
  'meeting/not-found': 'Diesen Anruf gibt es nicht.',
  'auth/not-an-agent':
    'Zu Ihrer Anmeldung gibt es keinen Amazon-Connect-Benutzer. Fragen Sie Ihre Administration.',
  'auth/expired': 'Ihre Anmeldung ist abgelaufen. Laden Sie die Seite neu.',
  'server/unavailable':
    'Unser Dienst ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
  'request/too-many': 'Das wurde zu oft gefragt. Versuchen Sie es in einer Minute noch einmal.',
  other: 'Bei uns ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal.',
};

export const playbackMessagesOf = (language: 'en' | 'de'): PlaybackMessages =>
  language === 'de' ? de : en;
