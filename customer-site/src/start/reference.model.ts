import type { ApiClient } from '@video-escalation/contracts/http/client';
import { Problem } from '@video-escalation/contracts/http/problems';
import { openReference } from '@video-escalation/contracts/http/routes';
import { createState, type Readable } from '../state.ts';

/** What the customer came with: nothing, digits that can be edited, or an agent's link, which needs no digits. */
type ReferenceState =
  | { readonly kind: 'none' }
  | { readonly kind: 'digits'; readonly digits: string }
  | {
      readonly kind: 'link';
      readonly token: string;
      /** Known once the link was looked at. */
      readonly agentName: string | null;
      readonly isInvalid: boolean;
    };

export interface ReferenceModel extends Readable<ReferenceState> {
  /** Tells the agent that his link was opened, and learns whether it still works; asks once. */
  check(): Promise<void>;
  /** It was used, or the customer goes on without it. */
  forget(): void;
}

/** @param given from the address: digits as a person would type them, or a link's token, which begins with a letter */
export function createReference(api: ApiClient, given: string): ReferenceModel {
  const state = createState<ReferenceState>(read(given));
  let isChecked = false;

  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    async check() {
      const link = state.getSnapshot();
      if (link.kind !== 'link' || isChecked) return;
      isChecked = true;
      const next = await api.call(openReference, { body: { token: link.token } }).then(
        ({ agentName }) => ({ ...link, agentName }),
        (error: unknown) => ({ ...link, isInvalid: isRefusal(error) }),
      );
      if (state.getSnapshot() === link) state.set(next);
    },
    forget: () => state.set({ kind: 'none' }),
  };
}

function read(given: string): ReferenceState {
  if (given === '') return { kind: 'none' };
  if (!/^[A-Za-z]/.test(given)) return { kind: 'digits', digits: given };
  return { kind: 'link', token: given, agentName: null, isInvalid: false };
}

/** Anything else than a refusal may pass: the link is looked at again when the chat starts. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof Problem && (error.code === 'route/invalid' || error.code === 'request/invalid')
  );
}
