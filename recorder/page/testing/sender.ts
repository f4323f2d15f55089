import {
  ConsoleLogger,
  DefaultDeviceController,
  DefaultMeetingSession,
  LogLevel,
  MeetingSessionConfiguration,
  NoVideoDownlinkBandwidthPolicy,
} from 'amazon-chime-sdk-js';
import { beepInto, measuredPicture } from './measured-picture.ts';

/** Runs in the test's other browser: people with a picture and a tone that nobody mistakes. */
interface Sender {
  join(meeting: unknown, attendee: unknown, look: Look): Promise<void>;
  share(): Promise<void>;
  /** Everybody shows green and sounds at 1 kHz: what nobody may find in the recording. */
  setSecret(isSecret: boolean): void;
}

export interface Look {
  readonly colour: string;
  readonly toneHz: number;
  /** With all that `measured-picture.ts` says of a picture and its sound. */
  readonly isMeasured?: boolean;
  /** Of those that are measured: what leaves more of the machine to the recorder. */
  readonly isModest?: boolean;
}

const SECRET = { colour: '#00c000', toneHz: 1_000 };
const FRAME_MS = 1_000 / 30;
const context = new AudioContext();
const tones: { readonly oscillator: OscillatorNode; readonly hz: number }[] = [];
let isSecret = false;
let last: DefaultMeetingSession | undefined;

function picture({ colour }: Pick<Look, 'colour'>): MediaStream {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
  const pen = canvas.getContext('2d')!;
  let frame = 0;
  setInterval(() => {
    pen.fillStyle = isSecret ? SECRET.colour : colour;
    pen.fillRect(0, 0, 640, 360);
    pen.fillStyle = '#000';
    pen.fillRect((frame++ * 6) % 640, 320, 30, 30);
  }, FRAME_MS);
  return canvas.captureStream(30);
}

function sound({ toneHz, isMeasured }: Look): MediaStream {
  const out = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  const tone = new OscillatorNode(context, { frequency: toneHz });
  tone.connect(new GainNode(context, { gain: 0.1 })).connect(out);
  tone.start();
  tones.push({ oscillator: tone, hz: toneHz });
  if (isMeasured) beepInto(out, context);
  return out.stream;
}

const sender: Sender = {
  async join(meeting, attendee, look) {
    await context.resume();
    const logger = new ConsoleLogger('sender', LogLevel.OFF);
    const devices = new DefaultDeviceController(logger);
    const configuration = new MeetingSessionConfiguration(meeting, attendee);
    // They are there to be seen: what it would cost to see each other is not measured.
    configuration.videoDownlinkBandwidthPolicy = new NoVideoDownlinkBandwidthPolicy();
    last = new DefaultMeetingSession(configuration, logger, devices);
    const { audioVideo } = last;
    await audioVideo.startAudioInput(sound(look));
    const started = Promise.withResolvers<void>();
    audioVideo.addObserver({ audioVideoDidStart: () => started.resolve() });
    await audioVideo.bindAudioElement(Object.assign(new Audio(), { muted: true }));
    audioVideo.start();
    await started.promise;
    await audioVideo.startVideoInput(
      look.isMeasured
        ? measuredPicture(look.colour, context, look.isModest ?? false)
        : picture(look),
    );
    audioVideo.startLocalVideoTile();
  },
  async share() {
    const screen = picture({ colour: '#e0e000' });
    await last?.audioVideo.startContentShare(screen);
  },
  setSecret(next) {
    isSecret = next;
    for (const { oscillator, hz } of tones) {
      oscillator.frequency.value = isSecret ? SECRET.toneHz : hz;
    }
  },
};

declare global {
  interface Window {
    sender: Sender;
  }
}
window.sender = sender;
