import type { RecordingId } from '@video-escalation/contracts/ids';
import type { FastifyRequest } from 'fastify';

/** The key of one recorder task to one recording. */
export interface RecorderTokens {
  /** `tokenId` is drawn anew for each token; the recording keeps its hash, so that only the newest token holds. */
  issue(recordingId: RecordingId): { readonly token: string; readonly tokenId: string };
  /** @throws Problem auth/missing, auth/invalid, auth/expired */
  verify(request: FastifyRequest): Promise<RecorderSession>;
}

export interface RecorderSession {
  readonly recordingId: RecordingId;
  readonly tokenId: string;
}
