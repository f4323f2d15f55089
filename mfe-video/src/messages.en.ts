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
export const en = {
  customer: 'Customer',
  someone: 'Guest',
  you: 'you',
  noContact: {
    title: "You're ready",
    text: 'Video starts here when you accept a contact.',
  },
  unsupported: {
    title: 'No video in this browser',
    text: 'This browser has no WebRTC: open the workspace in Chrome, Edge or Firefox to make video calls.',
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
