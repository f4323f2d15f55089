import type { CcpSession } from '@video-escalation/contracts/http/agent';

/** Signs an agent in to Amazon Connect. */
export interface Federation {
  /** @throws Problem auth/not-an-agent, agent/over-quota, ccp/unavailable */
  signIn(username: string): Promise<CcpSession>;
}
