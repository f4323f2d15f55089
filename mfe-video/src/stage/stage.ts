import type { CallState } from '@video-escalation/call/call';
import type { EscalationState } from '../escalation/escalation.ts';

export type StageName = 'no-contact' | 'contact' | 'preparing' | 'joining' | 'live' | 'ended';

/** Which of the screens is drawn: the stage is never blank. */
export function stageOf({ contact, session }: EscalationState, call: CallState): StageName {
  if (!contact) return 'no-contact';
  if (session.at === 'none') return 'contact';
  if (session.at === 'ended') return 'ended';
  if (session.at === 'starting') return 'preparing';
  if (call.state === 'live') return 'live';
  return session.isJoining || call.state === 'joining' ? 'joining' : 'preparing';
}
