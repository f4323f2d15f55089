import {
  createCcpSession,
  type CcpSession,
  type SignInPlace,
} from '@video-escalation/contracts/http/agent';
import type { ApiClient } from '@video-escalation/contracts/http/client';
import { setTimeout as pause } from 'node:timers/promises';

/** Signs in as a page does: waits in line, and comes back when it is told to. */
export async function signInToCcp(
  api: ApiClient,
  onPlace: (place: SignInPlace) => void = () => undefined,
): Promise<CcpSession> {
  for (;;) {
    const answer = await api.call(createCcpSession, {});
    if (answer.state === 'ready') return answer;
    onPlace(answer);
    await pause(answer.comeBackInMs);
  }
}
