import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { PlainFailure } from '../fail.ts';

/** The film that the demo shares as "Test Video", from a public host (`DemoMeetingApp.testVideo`). */
const ADDRESS = /https:\/\/upload\.wikimedia\.org\/[^"'`\s]+\.webm/g;

/**
 * A minute of ffmpeg's moving test picture, which outlasts the cases that look at it. With a tone, as the original has
 * sound: Chromium pauses a film without sound once its tab is hidden, and the suites change tabs.
 */
const ARGUMENTS = [
  ...['-v', 'error', '-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=15'],
  ...['-f', 'lavfi', '-i', 'sine=frequency=440', '-t', '60'],
  ...['-c:v', 'libvpx', '-b:v', '200k', '-c:a', 'libopus', '-b:a', '24k', '-f', 'webm', 'pipe:1'],
];

/** Puts a film of this machine into a built page, so that the suites need no network. @throws PlainFailure without ffmpeg */
export function bringTestVideo(page: string): void {
  const film = `data:video/webm;base64,${record().toString('base64')}`;
  writeFileSync(page, readFileSync(page, 'utf8').replace(ADDRESS, film));
}

function record(): Buffer {
  try {
    return execFileSync('ffmpeg', ARGUMENTS, { maxBuffer: 1 << 24, timeout: 60_000 });
  } catch (error) {
    throw new PlainFailure(`ffmpeg made no test video: ${(error as Error).message}`);
  }
}
