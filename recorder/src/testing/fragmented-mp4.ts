import { spawnSync } from 'node:child_process';

export interface Footage {
  readonly seconds: number;
  /** Kilobits a second of the picture; noise fills them. */
  readonly kbits?: number;
  /** @default 640 */
  readonly width?: number;
}

/** A fragmented MP4 such as the page writes: H.264 and AAC, a fragment a second, each beginning with a key frame. */
export function makeFootage({ seconds, kbits = 300, width = 640 }: Footage): Buffer {
  const picture = `testsrc2=size=${width}x360:rate=30,noise=alls=${kbits > 1000 ? 60 : 0}:allf=t`;
  const args = [
    ...['-v', 'error', '-threads', '1'],
    ...['-f', 'lavfi', '-i', picture],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000'],
    ...['-t', String(seconds), '-map', '0:v', '-map', '1:a'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-bf', '0'],
    ...['-g', '30', '-b:v', `${kbits}k`, '-c:a', 'aac', '-b:a', '64k', '-fflags', '+bitexact'],
    ...['-movflags', 'frag_keyframe+empty_moov+default_base_moof', '-f', 'mp4', 'pipe:1'],
  ];
  const { stdout, stderr, status } = spawnSync('ffmpeg', args, { maxBuffer: 512 * 1024 ** 2 });
  if (status !== 0) throw new Error(`ffmpeg: ${String(stderr)}`);
  return stdout;
}

export interface Probe {
  readonly format: string;
  readonly durationS: number;
  readonly streams: readonly { codec: string; frames: number; durationS: number }[];
  /** What a decoder complained of, to the file's end. */
  readonly complaints: string;
}

/** What ffmpeg finds in a file when it reads and decodes all of it. */
export function probe(path: string): Probe {
  const asked = [
    '-show_entries',
    'format=format_name,duration:stream=codec_name,nb_read_packets,duration',
  ];
  const args = ['-v', 'error', '-count_packets', ...asked, '-of', 'json', path];
  const { stdout } = spawnSync('ffprobe', args, { encoding: 'utf8' });
  const found = JSON.parse(stdout) as {
    format: { format_name: string; duration: string };
    streams: { codec_name: string; nb_read_packets: string; duration: string }[];
  };
  const decoded = spawnSync('ffmpeg', ['-v', 'warning', '-i', path, '-f', 'null', '-'], {
    encoding: 'utf8',
  });
  return {
    format: found.format.format_name,
    durationS: Number(found.format.duration),
    streams: found.streams.map((each) => ({
      codec: each.codec_name,
      frames: Number(each.nb_read_packets),
      durationS: Number(each.duration),
    })),
    complaints: decoded.stderr,
  };
}

/** What the tracks of a file hold, whatever the file around them looks like. */
export function hashOfTracks(path: string): string {
  const args = ['-v', 'error', '-i', path, '-map', '0', '-c', 'copy', '-f', 'streamhash', '-'];
  return spawnSync('ffmpeg', args, { encoding: 'utf8' }).stdout;
}
