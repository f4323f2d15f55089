import type { DeviceKind, EndReason, Permission, Quality } from '@video-escalation/call/call';
import type { ProblemCode } from '@video-escalation/contracts/http/problems';
import type { EndedWhy } from './escalation/escalation.ts';

type Refusal = Exclude<Permission, 'unknown' | 'granted'>;

const en = {
  customer: 'the customer',
  someone: 'Guest',
  you: 'you',
  noContact: {
    title: "You're ready",
    text: 'Video starts here when you accept a contact.',
  },
  contact: {
    chat: 'Chat',
    voice: 'Phone call',
    since: 'Since',
    email: 'Email',
    reference: 'Reference',
    noReference: 'None',
    unknownName: 'Customer',
    loading: 'Loading what is known of this contact',
    startVideo: 'Start video',
    starting: 'Starting video…',
    startHint: (name: string) => `${name} gets an invitation at once. The chat stays open.`,
    region: 'Hosted in',
    nearest: 'nearest',
    whyNot: {
      connecting: 'Accept the contact first, then you can start video.',
      ended: 'The customer has left. Close the contact to be ready for the next one.',
      missed: 'This contact was missed.',
      voice:
        'Video needs a chat. Create an ad-hoc route, so that the caller can come over to a chat.',
    },
  },
  prepare: {
    title: 'Ready to join?',
    invited: (name: string) => `${name} has been invited.`,
    join: 'Join call',
    joining: 'Joining…',
    cancel: 'Cancel the invitation',
    cameraOn: 'Camera on when joining',
    onlyYou: 'Only you see this',
    cameraOffNote: 'Your camera is off when you join.',
    asking: 'Your browser asks for camera and microphone, so that you can be seen and heard.',
    noPicture: 'No picture',
    level: 'Microphone level',
    testSound: 'Test sound',
    defaultSpeaker: 'System default',
  },
  device: {
    microphone: 'Microphone',
    camera: 'Camera',
    speaker: 'Speaker',
  } satisfies Record<DeviceKind, string>,
  unnamed: (kind: string, number: number) => `${kind} ${number}`,
  refusal: {
    microphone: {
      denied:
        'The browser blocks the microphone. Press the icon left of the address, allow the microphone, then try again. You can join and listen meanwhile.',
      missing: 'No microphone found. You can join and listen.',
      busy: 'Another program uses the microphone. Close it there, then try again.',
    },
    camera: {
      denied:
        'The browser blocks the camera. Press the icon left of the address, allow the camera, then try again. You can join without it.',
      missing: 'No camera found. You can join without one and still share your screen.',
      busy: 'Another program uses the camera. Close it there, then try again.',
    },
  } satisfies Record<'microphone' | 'camera', Record<Refusal, string>>,
  tryAgain: 'Try again',
  lost: (kind: string, fallback: string | null) =>
    fallback === null
      ? `${kind} was unplugged, and there is no other one.`
      : `${kind} was unplugged. Now in use: ${fallback}.`,
  ok: 'OK',
  live: {
    invited: (name: string) => `${name} has been invited`,
    invitedFor: (time: string) => `${time} ago`,
    declined: (name: string) => `${name} stays in the chat for now`,
    customerLeft: (name: string) => `${name} has left the call`,
    coming: (name: string) => `${name} is joining…`,
    inviteAgain: 'Invite again',
    invitedAgain: 'Invited again',
    mute: 'Mute',
    unmute: 'Unmute',
    startCamera: 'Start camera',
    stopCamera: 'Stop camera',
    startShare: 'Share screen',
    stopShare: 'Stop sharing',
    devices: 'Devices',
    leave: 'Leave',
    endForEveryone: 'End for everyone',
    endQuestion: 'End the call for everyone?',
    keepGoing: 'Keep going',
    controls: 'Call controls',
    people: (count: number) => (count === 1 ? '1 person' : `${count} people`),
    cameraOff: (name: string) => `${name}, camera off`,
    screenOf: (name: string) => `${name}’s screen`,
    youShare: 'You are sharing your screen',
    ownPicture: 'Your camera',
    muted: 'muted',
    speaking: 'speaking',
    sharing: 'sharing',
    recording: 'Recording',
    network: {
      good: 'Good connection',
      fair: 'Fair connection',
      poor: 'Poor connection: switching the camera off helps the sound',
    } satisfies Record<Quality, string>,
    noConnection: 'No connection',
    notHeard: {
      denied: 'Nobody hears you: the browser blocks the microphone. Allow it, then try again.',
      missing: 'Nobody hears you: there is no microphone. Plug one in, then try again.',
      busy: 'Nobody hears you: another program uses the microphone. Close it there, then try again.',
    } satisfies Record<Refusal, string>,
    elapsed: 'In the call for',
  },
  phone: {
    beforeJoining: "You're on the phone: you join muted, and the audio stays there.",
    onPhone: "You're on the phone: audio stays there. Here you are muted and hear nothing.",
    move: 'Move audio to video',
    phoneEnded:
      'The phone call has ended. You hear the video now; you are heard as soon as your microphone is on.',
    microphoneOn: 'Microphone on',
  },
  reconnecting: {
    title: 'Reconnecting…',
    text: (time: string) => `The connection dropped ${time} ago. The chat goes on meanwhile.`,
  },
  ended: {
    title: 'The call has ended',
    leftTitle: 'You left the call',
    failedTitle: "You're not in the call",
    duration: (time: string) => `It lasted ${time}.`,
    joinAgain: 'Join again',
    stillRuns: 'The call is still open for the customer.',
    closeContact: 'Close contact',
    chatGoesOn: 'The chat goes on.',
    why: {
      left: '',
      closed: 'You ended it for everyone.',
      'contact-ended': 'The chat ended, and the call with it.',
      'ended-by-other': 'It was ended.',
      removed: 'You were taken out of it.',
      'joined-elsewhere': 'You joined it in another window.',
      failed: "The connection didn't come about. Check your network and join again.",
      lost: 'The connection was lost and could not be mended. Check your network and join again.',
    } satisfies Record<EndedWhy | EndReason, string>,
  },
  endFailed: 'The call could not be ended for everyone. It ends by itself when all have left.',
  problem: (code: ProblemCode): string => problemsEn[code] ?? problemsEn.other,
};

export type Messages = typeof en;

const problemsEn: Partial<Record<ProblemCode, string>> & { other: string } = {
  'meeting/contact-not-held': "This contact isn't yours any more, so video can't start.",
  'contact/not-found': "This contact isn't there any more.",
  'contact/ended': 'The chat has ended, so there is nobody to invite.',
  'meeting/unavailable': "We couldn't reach the video service. Try again in a moment.",
  'meeting/region-unknown': "Video can't be hosted in that region. Choose another one.",
  'server/unavailable': "We couldn't reach our service. Try again in a moment.",
  'auth/expired': 'Your sign-in has expired. Sign in again, then start video.',
  other: "Video couldn't start. Try again.",
};

const de: Messages = {
  customer: 'die Kundschaft',
  someone: 'Gast',
  you: 'Sie',
  noContact: {
    title: 'Sie sind bereit',
    text: 'Video beginnt hier, sobald Sie einen Kontakt annehmen.',
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
    recording: 'Aufnahme',
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

export const messagesOf = (language: 'en' | 'de'): Messages => (language === 'de' ? de : en);
