/** What a person's fake camera and microphone give: a coloured picture that moves, and a tone. */
export interface Clapper {
  /** CSS colour of the camera's picture. */
  readonly colour: string;
  readonly toneHz: number;
  /** Whether the picture flashes white and a 2 kHz beep sounds, together, every two seconds. */
  readonly claps: boolean;
}

export const BEEP_HZ = 2_000;

/**
 * Runs in a page before its own scripts: takes the place of the browser's fake camera and microphone, whose
 * picture and sound nobody could tell apart in a recording.
 */
export function becomeClapper({ colour, toneHz, claps }: Clapper): void {
  // A flash is measured; a picture that only has to be seen may cost less.
  const FRAMES_PER_SECOND = claps ? 20 : 10;
  const SIZE = { width: 320, height: 180 };
  const CLAP_EVERY_MS = 2_000;
  const CLAP_MS = 100;
  const BEEP = 2_000;
  let sound: MediaStream | undefined;

  /** Flash and beep both go by the sound's clock, so that they are as one wherever they are measured. */
  const context = new AudioContext({ latencyHint: 'interactive' });
  const beep = new GainNode(context, { gain: 0 });
  let beepsUntil = 0;

  function clapsAt(seconds: number): boolean {
    return claps && (seconds * 1_000) % CLAP_EVERY_MS < CLAP_MS;
  }

  function scheduleBeeps(): void {
    const every = CLAP_EVERY_MS / 1_000;
    for (; beepsUntil < context.currentTime + 10; beepsUntil += every) {
      if (beepsUntil < context.currentTime) continue;
      beep.gain.setValueAtTime(0.5, beepsUntil);
      beep.gain.setValueAtTime(0, beepsUntil + CLAP_MS / 1_000);
    }
  }

  function microphone(): MediaStream {
    void context.resume();
    if (sound) return new MediaStream(sound.getAudioTracks().map((track) => track.clone()));
    const out = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    const tone = new OscillatorNode(context, { frequency: toneHz });
    tone.connect(new GainNode(context, { gain: 0.1 })).connect(out);
    tone.start();
    if (claps) {
      const high = new OscillatorNode(context, { frequency: BEEP });
      high.connect(beep).connect(out);
      high.start();
      scheduleBeeps();
      setInterval(scheduleBeeps, 2_000);
    }
    sound = out.stream;
    return microphone();
  }

  function camera(): MediaStream {
    void context.resume();
    const canvas = Object.assign(document.createElement('canvas'), SIZE);
    const picture = canvas.getContext('2d')!;
    const stream = canvas.captureStream(FRAMES_PER_SECOND);
    let frame = 0;
    const timer = setInterval(() => {
      picture.fillStyle = clapsAt(context.currentTime) ? '#fff' : colour;
      picture.fillRect(0, 0, SIZE.width, SIZE.height);
      picture.fillStyle = '#000';
      picture.fillRect((frame++ * 6) % SIZE.width, 150, 15, 15);
    }, 1_000 / FRAMES_PER_SECOND);
    stream.getVideoTracks()[0]!.addEventListener('ended', () => clearInterval(timer));
    return stream;
  }

  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const tracks = [
      ...(wanted?.audio ? microphone().getTracks() : []),
      ...(wanted?.video ? camera().getTracks() : []),
    ];
    return new MediaStream(tracks);
  };
}
