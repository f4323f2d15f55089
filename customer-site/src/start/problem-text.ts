import type { StartProblem } from '../conversation/conversation.model.ts';
import type { Messages } from '../messages.ts';

/** Whether going on without the reference helps. */
export function isReferenceProblem(problem: StartProblem | null): boolean {
  return problem?.code.startsWith('route/') ?? false;
}

/** Why the chat didn't start, and what to do about it. */
export function problemText(
  { code, retryAfterS }: StartProblem,
  form: Messages['form'],
  isByLink: boolean,
): string {
  const minutes = Math.max(1, Math.ceil((retryAfterS ?? 60) / 60));
  switch (code) {
    case 'contact/too-many-starts':
    case 'request/too-many':
      return form.tooMany(minutes);
    case 'contact/unavailable':
      return form.centreFull;
    case 'server/unavailable':
      return form.unreachable;
    case 'request/invalid':
      return form.invalid;
    case 'route/invalid':
      return isByLink ? form.linkInvalid : form.referenceInvalid;
    case 'route/too-many-attempts':
      return form.tooManyReferences(minutes);
    case 'route/agent-away':
      return form.agentAway;
    default:
      return form.failed;
  }
}
