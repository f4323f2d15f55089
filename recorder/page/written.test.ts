import {
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  NullTarget,
  Output,
} from 'mediabunny';
import { expect, it } from 'vitest';
import { forgetWritten, writtenParts } from './written.ts';

const meta = {
  decoderConfig: {
    codec: 'avc1.64001f',
    codedWidth: 1_280,
    codedHeight: 720,
    description: new Uint8Array([1, 100, 0, 31, 255, 225, 0, 0, 1, 0, 0]),
  },
};

/** A file of so many fragments of one second. */
async function written(fragments: number, onMoof: (output: Output) => void): Promise<Output> {
  const source = new EncodedVideoPacketSource('avc');
  const output: Output = new Output({
    format: new Mp4OutputFormat({
      fastStart: 'fragmented',
      minimumFragmentDuration: 0.9,
      onMoof: () => onMoof(output),
    }),
    target: new NullTarget(),
  });
  output.addVideoTrack(source);
  await output.start();
  for (let frame = 0; frame <= 30 * fragments; frame += 1) {
    const type = frame % 30 === 0 ? 'key' : 'delta';
    await source.add(new EncodedPacket(new Uint8Array(8), type, frame / 30, 1 / 30), meta);
  }
  return output;
}

it('knows where the library keeps what it has written', async () => {
  const output = await written(5, () => undefined);
  expect(writtenParts(output).map((each) => each.length)).toEqual([5, 5]);
});

it('lets go of all but the last fragment, and the file can be ended all the same', async () => {
  const output = await written(5, forgetWritten);
  expect(writtenParts(output).map((each) => each.length)).toEqual([1, 1]);
  await output.finalize();
});
