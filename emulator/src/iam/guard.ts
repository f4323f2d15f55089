import { createHash } from 'node:crypto';
import { checkSignature, type AccessKeys, type WireRequest } from '../sigv4/verify.ts';
import type { Access } from './access.ts';
import type { Decider } from './decide.ts';
import type { Principal, Principals } from './principals.ts';

interface GuardedRequest extends WireRequest {
  /** For those who sign a body without stating its hash. */
  readonly body?: Buffer;
}

/** What a call needs, told by who asks. */
export type Ask = (who: Principal) => readonly Access[];

/** Stands before every operation of the control planes. */
export interface Guard {
  /**
   * Whose request it is, if they may do what it needs.
   * @param service as requests to it are signed, such as `ecs`
   * @throws SignatureFault or AccessDenied
   */
  check(service: string, request: GuardedRequest, ask: Ask): Principal;
  /**
   * The same for who has checked the signature already.
   * @throws AccessDenied
   */
  authorize(accessKeyId: string, region: string, ask: Ask): Principal;
}

/** Everybody may do anything; a key tells whose session it is, and any signature does. */
export function trustEverybody(principals: Principals): Guard {
  return {
    check(_service, { headers }) {
      const credential = /Credential=([^/]+)\//.exec(String(headers.authorization));
      return principals.find(credential?.[1] ?? '') ?? principals.anybody;
    },
    authorize: (accessKeyId) => principals.find(accessKeyId) ?? principals.anybody,
  };
}

export interface EnforceOptions {
  readonly principals: Principals;
  readonly decider: Decider;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Signatures are checked, and policies decide. */
export function enforce({ principals, decider, now }: EnforceOptions): Guard {
  const keys: AccessKeys = principals.keys;
  const authorize: Guard['authorize'] = (accessKeyId, region, ask) => {
    const who = principals.find(accessKeyId) ?? principals.anybody;
    decider.decide(who, ask(who), region);
    return who;
  };
  return {
    check(service, request, ask) {
      const bodyHash = () =>
        createHash('sha256')
          .update(request.body ?? '')
          .digest('hex');
      const signed = checkSignature(request, keys, { service, now: now(), bodyHash });
      return authorize(signed.accessKeyId, signed.region, ask);
    },
    authorize,
  };
}
