import type { ProblemCode } from '@video-escalation/contracts/http/problems';
import type { Messages } from '../messages.ts';
import type { VideoState } from './video-call.model.ts';

/** Why the customer is not in the call, if there is more to say than that he left. */
export function problemText({ problem, lastEnd }: VideoState, video: Messages['video']): string {
  if (problem) return joinProblemText(problem, video.problems);
  return lastEnd ? video.lastEnd[lastEnd] : '';
}

function joinProblemText(code: ProblemCode, problems: Messages['video']['problems']): string {
  switch (code) {
    case 'contact/not-invited':
      return problems.notInvited;
    case 'meeting/not-found':
    case 'contact/ended':
      return problems.over;
    case 'auth/missing':
    case 'auth/invalid':
    case 'auth/expired':
    case 'contact/not-yours':
    case 'contact/not-found':
      return problems.refused;
    default:
      return problems.unreachable;
  }
}
