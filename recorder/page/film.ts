import { registerAacEncoder } from '@mediabunny/aac-encoder';
import {
  AudioSample,
  AudioSampleSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  type StreamTargetChunk,
} from 'mediabunny';
import { SAMPLE_RATE } from './sound.ts';
import { forgetWritten } from './written.ts';

/** Fragments begin with keyframes, which are a second apart; rounded, that may be a bit less than one. */
const SHORTEST_FRAGMENT_S = 0.9;
/** Voices in one channel, with room for whatever else is heard. */
const SOUND_BITS_PER_SECOND = 96_000;

/** libavcodec's AAC encoder begins with one frame of nothing, which MP4 without an edit list keeps. */
export const PRIMING_SAMPLES = 1_024;

export interface Film {
  addFrame(chunk: EncodedVideoChunk, meta?: EncodedVideoChunkMetadata): void;
  /** Joined to the sound before. */
  addSound(samples: Float32Array): void;
  addSilence(samples: number): void;
  finish(): Promise<void>;
}

/** Chromium as Debian builds it reads AAC but can't write it. */
registerAacEncoder();

/** A fragmented MP4 that is ready for its first frame, and nothing at all without one. Its bytes only ever follow those before. */
export async function startFilm(
  send: (bytes: Uint8Array<ArrayBuffer>) => void,
  onError: (error: unknown) => void,
): Promise<Film> {
  const gate = createGate(send);
  const picture = new EncodedVideoPacketSource('avc');
  const sound = new AudioSampleSource({ codec: 'aac', bitrate: SOUND_BITS_PER_SECOND });
  const output: Output = new Output({
    format: new Mp4OutputFormat({
      fastStart: 'fragmented',
      minimumFragmentDuration: SHORTEST_FRAGMENT_S,
      onMoof: () => forgetWritten(output),
    }),
    target: new StreamTarget(new WritableStream(inOrder(gate.pass))),
  });
  output.addVideoTrack(picture);
  output.addAudioTrack(sound);
  await output.start();
  let samplesSoFar = 0;

  const addSound = (samples: Float32Array): void => {
    const sample = new AudioSample({
      data: samples,
      format: 'f32',
      numberOfChannels: 1,
      sampleRate: SAMPLE_RATE,
      timestamp: samplesSoFar / SAMPLE_RATE,
    });
    samplesSoFar += samples.length;
    sound
      .add(sample)
      .finally(() => sample.close())
      .catch(onError);
  };
  return {
    addFrame(chunk, meta) {
      gate.open();
      picture.add(EncodedPacket.fromEncodedChunk(chunk), meta).catch(onError);
    },
    addSound,
    addSilence(samples) {
      for (let left = samples; left > 0; left -= SAMPLE_RATE) {
        addSound(new Float32Array(Math.min(left, SAMPLE_RATE)));
      }
    },
    finish: () => output.finalize(),
  };
}

function inOrder(
  send: (bytes: Uint8Array<ArrayBuffer>) => void,
): UnderlyingSink<StreamTargetChunk> {
  let sent = 0;
  return {
    write({ data, position }) {
      if (position !== sent) throw new Error(`bytes for ${position} after ${sent}`);
      sent += data.byteLength;
      send(data);
    },
  };
}

/** The file's first bytes exist before its first frame: they wait for it. */
function createGate(send: (bytes: Uint8Array<ArrayBuffer>) => void) {
  let held: Uint8Array<ArrayBuffer>[] | null = [];
  return {
    pass: (bytes: Uint8Array<ArrayBuffer>): void => {
      if (held) held.push(bytes);
      else send(bytes);
    },
    open(): void {
      const waiting = held ?? [];
      held = null;
      waiting.forEach(send);
    },
  };
}
