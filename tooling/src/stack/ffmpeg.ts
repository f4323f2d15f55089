import { PlainFailure } from '../fail.ts';
import { findOrInstall } from './debian.ts';

/** The tests look into recordings with it; the product does without. @throws PlainFailure that says what to install. */
export function findFfmpeg(): void {
  const found = findOrInstall({ binaries: ['ffmpeg'], debianPackage: 'ffmpeg' });
  if (!found) throw new PlainFailure('The tests look into recordings with ffmpeg: install ffmpeg.');
}
