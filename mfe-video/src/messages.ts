import type { DeviceKind, EndReason, Permission, Quality } from '@video-escalation/call/call';
import type { ProblemCode } from '@video-escalation/contracts/http/problems';
import type {
  RecordingEndReason,
  RecordingFailure,
  RecordingState,
} from '@video-escalation/contracts/recordings/recording';
import type { EndedWhy } from './escalation/escalation.ts';

type Refusal = Exclude<Permission, 'unknown' | 'granted'>;
type AboutCustomer = (name: string) => string;

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
    recording: 'RECORDING',
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
  recording: {
    start: 'Start recording',
    stop: 'Stop recording',
    cancel: 'Cancel recording',
    pause: 'Pause recording',
    resume: 'Resume recording',
    badge: {
      asking: (name: string) => `Waiting for ${name} to agree to the recording`,
      starting: () => 'Recording is starting…',
      recording: () => 'REC',
      paused: () => 'Recording paused',
      stopping: () => 'Finishing the recording…',
      ended: () => '',
      failed: () => '',
    } satisfies Record<RecordingState, AboutCustomer>,
    /** Said once at each change, for those who don't see the mark. */
    said: {
      asking: (name: string) => `${name} is asked to agree to the recording.`,
      starting: () => 'Recording is starting.',
      recording: () => 'Recording is on.',
      paused: () => 'Recording is paused.',
      stopping: () => 'Recording is off. The file is being finished.',
      ended: () => 'Recording is off.',
      failed: () => '',
    } satisfies Record<RecordingState, AboutCustomer>,
    elapsed: 'Recorded',
    marks: { starting: 'starting', paused: 'paused' } as Partial<Record<RecordingState, string>>,
    failed: "The recording didn't start. Try again.",
    failure: {
      'recorder-unavailable': () =>
        "The recorder didn't start, twice. The call goes on unrecorded. Try again in a moment.",
      'join-failed': () =>
        "The recorder couldn't enter the call. It goes on unrecorded. Try again in a moment.",
      'nothing-recorded': () => 'The recording ended before its first picture: there is no file.',
      'consent-refused': (name: string) =>
        `${name} doesn't want to be recorded. The call goes on unrecorded.`,
      'consent-unanswered': (name: string) =>
        `${name} left without answering, so nothing was recorded.`,
    } satisfies Record<RecordingFailure, AboutCustomer>,
    /** What must be read; how a recording usually ends needs no sentence. */
    unexpected: {
      'consent-refused': (name: string) =>
        `${name} has stopped the recording. What was recorded until then is kept.`,
      'no-media': () =>
        'The recording has stopped: for a while there was neither sound nor picture.',
      'maximum-length': () =>
        'The recording has reached its longest length. Start another one to go on recording.',
      'browser-lost': () =>
        'The recorder broke down. What was recorded until then is kept; start another one to go on.',
      'disk-full': () =>
        'The recorder ran out of space. What was recorded until then is kept; start another one to go on.',
      'recorder-lost': () =>
        'The recorder was lost. Nearly all that was recorded until then is kept; start another one to go on.',
    } as Partial<Record<RecordingEndReason, AboutCustomer>>,
    listTitle: 'Recordings',
    item: (number: number, length: string) => `Recording ${number}, ${length}`,
    itemState: {
      asking: 'not begun',
      starting: 'starting',
      recording: 'goes on until everybody has left',
      paused: 'paused',
      stopping: 'being finished',
      ended: 'finished',
      failed: 'nothing recorded',
    } satisfies Record<RecordingState, string>,
    open: 'Play the recordings (opens a new tab)',
    problem: (code: ProblemCode): string => recordingProblemsEn[code] ?? recordingProblemsEn.other,
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

const recordingProblemsEn: Partial<Record<ProblemCode, string>> & { other: string } = {
  'recording/off': "Recording isn't set up here. Ask your administrator.",
  'recording/not-permitted': 'This contact may not be recorded this way.',
  'recording/not-found': "This recording isn't there any more.",
  'recording/not-running': 'Nothing is being recorded right now.',
  'recording/ended': 'This recording has ended. Start another one.',
  'recording/unavailable': "The recorder can't be started right now. Try again in a moment.",
  'meeting/not-found': 'The call has ended, so it cannot be recorded.',
  'meeting/contact-not-held': "This contact isn't yours any more, so you can't record it.",
  'server/unavailable': "We couldn't reach our service. Try again in a moment.",
  'auth/expired': 'Your sign-in has expired. Sign in again.',
  other: "That didn't work. Try again.",
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

export const messagesOf = (language: 'en' | 'de'): Messages => (language === 'de' ? de : en);
