import type { EvidenceTable } from '../evidence.ts';
import { chime, signalling } from './chime.ts';
import { connect, participant } from './connect.ts';
import { others } from './others.ts';
import { chatSocket, frames, panel, signIn } from './panel.ts';

/** Everything that the emulator answers by a protocol of AWS's, with how it is known. */
export const evidence: readonly EvidenceTable[] = [
  connect,
  participant,
  signIn,
  panel,
  frames,
  chatSocket,
  chime,
  signalling,
  ...others,
];
