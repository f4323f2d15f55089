import type { ProblemCode } from '@video-escalation/contracts/http/problems';
import type { Messages } from './messages.en.ts';

export const de: Messages = {
  customer: 'Ihr Gegenüber',
  someone: 'Gast',
  you: 'Sie',
  noContact: {
    title: 'Sie sind bereit',
    text: 'Video beginnt hier, sobald Sie einen Kontakt annehmen.',
  },
  unsupported: {
    title: 'Kein Video in diesem Browser',
    text: 'Diesem Browser fehlt WebRTC: Öffnen Sie den Arbeitsplatz in Chrome, Edge oder Firefox, um Videogespräche zu führen.',
  },
  contact: {
    chat: 'Chat',
    voice: 'Telefonat',
    since: 'Seit',
    email: 'E-Mail',
    reference: 'Referenz',
    noReference: 'Keine',
    unknownName: 'Kundin oder Kunde',
    loading: 'Angaben zum Kontakt werden geladen',
    startVideo: 'Video starten',
    starting: 'Video wird gestartet…',
    startHint: (name) => `${name} wird sofort eingeladen. Der Chat bleibt offen.`,
    region: 'Übertragen aus',
    nearest: 'am nächsten',
    whyNot: {
      connecting: 'Nehmen Sie zuerst den Kontakt an, dann können Sie Video starten.',
      ended: 'Der Chat ist beendet. Schließen Sie den Kontakt, um für den nächsten bereit zu sein.',
      missed: 'Dieser Kontakt wurde verpasst.',
      voice:
        'Video braucht einen Chat. Legen Sie eine Ad-hoc-Route an, damit man vom Telefon in einen Chat wechseln kann.',
    },
  },
  prepare: {
    title: 'Bereit für den Anruf?',
    invited: (name) => `${name} ist eingeladen.`,
    join: 'Anruf beitreten',
    joining: 'Verbinden…',
    cancel: 'Einladung zurückziehen',
    cameraOn: 'Mit Kamera beitreten',
    onlyYou: 'Nur Sie sehen das',
    cameraOffNote: 'Ihre Kamera ist beim Beitreten aus.',
    asking: 'Ihr Browser fragt nach Kamera und Mikrofon, damit man Sie sehen und hören kann.',
    noPicture: 'Kein Bild',
    level: 'Mikrofonpegel',
    testSound: 'Testton',
    defaultSpeaker: 'Systemstandard',
  },
  device: { microphone: 'Mikrofon', camera: 'Kamera', speaker: 'Lautsprecher' },
  unnamed: (kind, number) => `${kind} ${number}`,
  refusal: {
    microphone: {
      denied:
        'Der Browser sperrt das Mikrofon. Drücken Sie auf das Symbol links der Adresse, erlauben Sie es und versuchen Sie es erneut. Zuhören können Sie schon jetzt.',
      missing: 'Kein Mikrofon gefunden. Sie können beitreten und zuhören.',
      busy: 'Ein anderes Programm nutzt das Mikrofon. Schließen Sie es dort und versuchen Sie es erneut.',
    },
    camera: {
      denied:
        'Der Browser sperrt die Kamera. Drücken Sie auf das Symbol links der Adresse, erlauben Sie sie und versuchen Sie es erneut. Beitreten können Sie auch ohne.',
      missing:
        'Keine Kamera gefunden. Sie können ohne beitreten und trotzdem Ihren Bildschirm teilen.',
      busy: 'Ein anderes Programm nutzt die Kamera. Schließen Sie sie dort und versuchen Sie es erneut.',
    },
  },
  tryAgain: 'Erneut versuchen',
  lost: (kind, fallback) =>
    fallback === null
      ? `${kind} wurde getrennt, und es gibt kein anderes Gerät.`
      : `${kind} wurde getrennt. Jetzt in Gebrauch: ${fallback}.`,
  ok: 'OK',
  live: {
    invited: (name) => `${name} ist eingeladen`,
    invitedFor: (time) => `vor ${time}`,
    declined: (name) => `${name} bleibt vorerst im Chat`,
    customerLeft: (name) => `${name} hat den Anruf verlassen`,
    coming: (name) => `${name} tritt bei…`,
    inviteAgain: 'Erneut einladen',
    invitedAgain: 'Erneut eingeladen',
    mute: 'Stummschalten',
    unmute: 'Ton an',
    startCamera: 'Kamera an',
    stopCamera: 'Kamera aus',
    startShare: 'Bildschirm teilen',
    stopShare: 'Teilen beenden',
    devices: 'Geräte',
    leave: 'Verlassen',
    endForEveryone: 'Für alle beenden',
    endQuestion: 'Den Anruf für alle beenden?',
    keepGoing: 'Weitermachen',
    controls: 'Anrufsteuerung',
    people: (count) => (count === 1 ? '1 Person' : `${count} Personen`),
    cameraOff: (name) => `${name}, Kamera aus`,
    screenOf: (name) => `Bildschirm von ${name}`,
    youShare: 'Sie teilen Ihren Bildschirm',
    ownPicture: 'Ihre Kamera',
    muted: 'stumm',
    speaking: 'spricht',
    sharing: 'teilt',
    recording: 'AUFZEICHNUNG',
    network: {
      good: 'Gute Verbindung',
      fair: 'Mäßige Verbindung',
      poor: 'Schlechte Verbindung: Kamera aus hilft dem Ton',
    },
    noConnection: 'Keine Verbindung',
    notHeard: {
      denied:
        'Man hört Sie nicht: Der Browser sperrt das Mikrofon. Erlauben Sie es und versuchen Sie es erneut.',
      missing:
        'Man hört Sie nicht: Es gibt kein Mikrofon. Stecken Sie eines an und versuchen Sie es erneut.',
      busy: 'Man hört Sie nicht: Ein anderes Programm nutzt das Mikrofon. Schließen Sie es dort und versuchen Sie es erneut.',
    },
    elapsed: 'Im Anruf seit',
  },
  phone: {
    beforeJoining: 'Sie telefonieren: Sie treten stumm bei, der Ton bleibt im Telefonat.',
    onPhone: 'Sie telefonieren: der Ton bleibt dort. Hier sind Sie stumm und hören nichts.',
    move: 'Ton ins Video holen',
    phoneEnded:
      'Das Telefonat ist beendet. Sie hören jetzt das Video; man hört Sie, sobald Ihr Mikrofon an ist.',
    microphoneOn: 'Mikrofon an',
  },
  reconnecting: {
    title: 'Wird neu verbunden…',
    text: (time) => `Die Verbindung riss vor ${time} ab. Der Chat geht weiter.`,
  },
  ended: {
    title: 'Der Anruf ist beendet',
    leftTitle: 'Sie haben den Anruf verlassen',
    failedTitle: 'Sie sind nicht im Anruf',
    duration: (time) => `Er dauerte ${time}.`,
    joinAgain: 'Wieder beitreten',
    stillRuns: 'Der Anruf ist für die andere Seite noch offen.',
    closeContact: 'Kontakt schließen',
    chatGoesOn: 'Der Chat geht weiter.',
    why: {
      left: '',
      closed: 'Sie haben ihn für alle beendet.',
      'contact-ended': 'Der Chat wurde beendet und mit ihm der Anruf.',
      'ended-by-other': 'Er wurde beendet.',
      removed: 'Sie wurden aus dem Anruf genommen.',
      'joined-elsewhere': 'Sie sind in einem anderen Fenster beigetreten.',
      failed: 'Die Verbindung kam nicht zustande. Prüfen Sie Ihr Netz und treten Sie wieder bei.',
      lost: 'Die Verbindung ging verloren. Prüfen Sie Ihr Netz und treten Sie wieder bei.',
    },
  },
  recording: {
    start: 'Aufzeichnung starten',
    stop: 'Aufzeichnung beenden',
    cancel: 'Aufzeichnung abbrechen',
    pause: 'Aufzeichnung anhalten',
    resume: 'Aufzeichnung fortsetzen',
    badge: {
      asking: (name) => `Wartet auf die Zustimmung zur Aufzeichnung: ${name}`,
      starting: () => 'Aufzeichnung beginnt…',
      recording: () => 'REC',
      paused: () => 'Aufzeichnung angehalten',
      stopping: () => 'Aufzeichnung wird fertiggestellt…',
      ended: () => '',
      failed: () => '',
    },
    said: {
      asking: (name) => `Um Zustimmung zur Aufzeichnung wird gebeten: ${name}.`,
      starting: () => 'Die Aufzeichnung beginnt.',
      recording: () => 'Die Aufzeichnung läuft.',
      paused: () => 'Die Aufzeichnung ist angehalten.',
      stopping: () => 'Die Aufzeichnung ist aus. Die Datei wird fertiggestellt.',
      ended: () => 'Die Aufzeichnung ist aus.',
      failed: () => '',
    },
    elapsed: 'Aufgezeichnet',
    marks: { starting: 'beginnt', paused: 'angehalten' },
    failed: 'Die Aufzeichnung hat nicht begonnen. Versuchen Sie es erneut.',
    failure: {
      'recorder-unavailable': () =>
        'Der Rekorder ist zweimal nicht gestartet. Der Anruf geht ohne Aufzeichnung weiter. Versuchen Sie es gleich noch einmal.',
      'join-failed': () =>
        'Der Rekorder kam nicht in den Anruf. Er geht ohne Aufzeichnung weiter. Versuchen Sie es gleich noch einmal.',
      'nothing-recorded': () => 'Die Aufzeichnung endete vor dem ersten Bild: Es gibt keine Datei.',
      'consent-refused': (name) =>
        `${name} möchte nicht aufgezeichnet werden. Der Anruf geht ohne Aufzeichnung weiter.`,
      'consent-unanswered': (name) =>
        `${name} ist ohne Antwort gegangen, deshalb wurde nichts aufgezeichnet.`,
    },
    unexpected: {
      'consent-refused': (name) =>
        `${name} hat die Aufzeichnung beendet. Was bis dahin aufgezeichnet ist, bleibt.`,
      'no-media': () =>
        'Die Aufzeichnung wurde beendet: Eine Zeit lang gab es weder Ton noch Bild.',
      'maximum-length': () =>
        'Die Aufzeichnung hat ihre Höchstlänge erreicht. Starten Sie eine weitere, um weiter aufzuzeichnen.',
      'browser-lost': () =>
        'Der Rekorder ist ausgefallen. Was bis dahin aufgezeichnet ist, bleibt; starten Sie eine weitere, um fortzufahren.',
      'disk-full': () =>
        'Der Rekorder hat keinen Platz mehr. Was bis dahin aufgezeichnet ist, bleibt; starten Sie eine weitere, um fortzufahren.',
      'recorder-lost': () =>
        'Der Rekorder ging verloren. Fast alles, was bis dahin aufgezeichnet war, bleibt; starten Sie eine weitere, um fortzufahren.',
    },
    listTitle: 'Aufzeichnungen',
    item: (number, length) => `Aufzeichnung ${number}, ${length}`,
    itemState: {
      asking: 'nicht begonnen',
      starting: 'beginnt',
      recording: 'läuft, bis alle gegangen sind',
      paused: 'angehalten',
      stopping: 'wird fertiggestellt',
      ended: 'fertig',
      failed: 'nichts aufgezeichnet',
    },
    open: 'Aufzeichnungen abspielen (öffnet einen neuen Tab)',
    problem: (code) => recordingProblemsDe[code] ?? recordingProblemsDe.other,
  },
  endFailed:
    'Der Anruf konnte nicht für alle beendet werden. Er endet von selbst, wenn alle gegangen sind.',
  problem: (code) => problemsDe[code] ?? problemsDe.other,
};

const problemsDe: Partial<Record<ProblemCode, string>> & { other: string } = {
  'meeting/contact-not-held': 'Dieser Kontakt gehört nicht mehr Ihnen, Video kann nicht starten.',
  'contact/not-found': 'Diesen Kontakt gibt es nicht mehr.',
  'contact/ended': 'Der Chat ist beendet, es ist niemand mehr einzuladen.',
  'meeting/unavailable':
    'Der Videodienst ist nicht erreichbar. Versuchen Sie es gleich noch einmal.',
  'meeting/region-unknown':
    'Aus dieser Region kann nicht übertragen werden. Wählen Sie eine andere.',
  'server/unavailable': 'Unser Dienst ist nicht erreichbar. Versuchen Sie es gleich noch einmal.',
  'auth/expired': 'Ihre Anmeldung ist abgelaufen. Melden Sie sich neu an.',
  other: 'Video konnte nicht starten. Versuchen Sie es erneut.',
};

const recordingProblemsDe: Partial<Record<ProblemCode, string>> & { other: string } = {
  'recording/off': 'Aufzeichnen ist hier nicht eingerichtet. Fragen Sie Ihre Administration.',
  'recording/not-permitted': 'Dieser Kontakt darf so nicht aufgezeichnet werden.',
  'recording/not-found': 'Diese Aufzeichnung gibt es nicht mehr.',
  'recording/not-running': 'Gerade wird nichts aufgezeichnet.',
  'recording/ended': 'Diese Aufzeichnung ist beendet. Starten Sie eine weitere.',
  'recording/unavailable':
    'Der Rekorder kann gerade nicht starten. Versuchen Sie es gleich noch einmal.',
  'meeting/not-found': 'Der Anruf ist beendet und kann nicht aufgezeichnet werden.',
  'meeting/contact-not-held':
    'Dieser Kontakt gehört nicht mehr Ihnen, Sie können ihn nicht aufzeichnen.',
  'server/unavailable': 'Unser Dienst ist nicht erreichbar. Versuchen Sie es gleich noch einmal.',
  'auth/expired': 'Ihre Anmeldung ist abgelaufen. Melden Sie sich neu an.',
  other: 'Das hat nicht geklappt. Versuchen Sie es erneut.',
};
