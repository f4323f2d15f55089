import { PlainFailure } from '../fail.ts';
import { findProgram } from './debian.ts';

/** What the recorder is measured against; nothing else needs it, so nobody gets it unasked. @throws PlainFailure */
export function findPredecessor(): void {
  const programs = ['Xvfb', 'pulseaudio', 'firefox-esr', 'ffmpeg'];
  const missing = programs.filter((name) => findProgram(name) === undefined);
  if (missing.length === 0) return;
  throw new PlainFailure(
    `This bench runs the predecessor's pipeline too, and ${missing.join(', ')} is missing: apt-get install --no-install-recommends xvfb pulseaudio firefox-esr ffmpeg`,
  );
}
