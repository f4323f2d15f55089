import { Problem } from '@video-escalation/contracts/http/problems';
import type { RecordingId } from '@video-escalation/contracts/ids';
import type { FastifyInstance } from 'fastify';
import { hkdfSync } from 'node:crypto';
import { createSecret } from '../http/secrets.ts';
import type { RecorderTokens } from '../recordings/recorder-tokens.ts';
import { addOwnTokens } from './own-tokens.ts';

export interface RecorderTokenOptions {
  readonly secret: string;
  readonly now: () => number;
}

/** A meeting ends after 24 hours at most (Chime SDK quotas); the rest is for storing what was recorded. */
const TTL_S = 48 * 60 * 60;

export async function addRecorderTokens(
  app: FastifyInstance,
  { secret, now }: RecorderTokenOptions,
): Promise<RecorderTokens> {
  const tokens = await addOwnTokens(app, {
    holder: 'recorder',
    secret: Buffer.from(hkdfSync('sha256', secret, '', 'video-escalation/recorder-tokens', 32)),
    ttlS: TTL_S,
    now,
  });
  return {
    issue(recordingId) {
      const tokenId = createSecret();
      return { token: tokens.issue(recordingId, { jti: tokenId }).token, tokenId };
    },
    async verify(request) {
      const { sub, jti } = await tokens.verify(request);
      if (jti === undefined) throw new Problem('auth/invalid');
      return { recordingId: sub as RecordingId, tokenId: jti };
    },
  };
}
