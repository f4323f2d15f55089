import type { ApiClient } from '@video-escalation/contracts/http/client';
import { renewCustomerToken, type CustomerToken } from '@video-escalation/contracts/http/contacts';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { ContactId } from '@video-escalation/contracts/ids';
import type { Clock } from '../clock.ts';

export interface TokenRenewal {
  readonly api: ApiClient;
  readonly contactId: ContactId;
  readonly clock: Clock;
  readonly onRenewed: (token: CustomerToken) => void;
  readonly onRefused: (problem: Problem) => void;
}

/** Renewed with a fifth of its life to go, so that some failures can be sat out. */
const RENEW_AFTER_SHARE = 0.8;
const RETRY_MS = 15_000;
const SHORTEST_WAIT_MS = 5_000;

/** Keeps a customer token fresh until the returned function is called. */
export function keepRenewed(token: CustomerToken, renewal: TokenRenewal): () => void {
  const { api, contactId, clock, onRenewed, onRefused } = renewal;
  let isStopped = false;
  let cancel = () => {};

  function schedule({ expiresAt }: CustomerToken): void {
    const restMs = Date.parse(expiresAt) - clock.now();
    cancel = clock.after(Math.max(restMs * RENEW_AFTER_SHARE, SHORTEST_WAIT_MS), renew);
  }

  function renew(): void {
    api.call(renewCustomerToken, { params: { contactId } }).then(
      (fresh) => {
        if (isStopped) return;
        onRenewed(fresh);
        schedule(fresh);
      },
      (error: unknown) => {
        if (isStopped) return;
        if (isRefusal(error)) onRefused(error);
        else cancel = clock.after(RETRY_MS, renew);
      },
    );
  }

  schedule(token);
  return () => {
    isStopped = true;
    cancel();
  };
}

function isRefusal(error: unknown): error is Problem {
  return error instanceof Problem && error.status < 500 && error.status !== 429;
}
