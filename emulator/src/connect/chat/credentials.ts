import { randomBytes } from 'node:crypto';
import type { Now } from '../clock.ts';
import { accessDenied } from '../errors.ts';

/** Opaque bearer tokens of one kind: who holds one is `T` until it expires. */
export function createCredentials<T>(now: Now) {
  const issued = new Map<string, { readonly holder: T; readonly expiresAt: number }>();
  const find = (token: string | undefined): T | undefined => {
    const found = token === undefined ? undefined : issued.get(token);
    if (!found) return undefined;
    if (found.expiresAt > now().getTime()) return found.holder;
    issued.delete(token!);
    return undefined;
  };
  return {
    issue(holder: T, lifetimeMs: number): { token: string; expiry: Date } {
      const token = randomBytes(32).toString('base64url');
      const expiry = new Date(now().getTime() + lifetimeMs);
      issued.set(token, { holder, expiresAt: expiry.getTime() });
      return { token, expiry };
    },
    find,
    /** AccessDeniedException if the token is unknown or has expired. */
    check(token: string | undefined): T {
      const holder = find(token);
      if (holder === undefined)
        throw accessDenied('Access denied: the token is unknown or has expired.');
      return holder;
    },
    revoke: (token: string) => void issued.delete(token),
    revokeWhere(matches: (holder: T) => boolean): void {
      for (const [token, { holder }] of issued) if (matches(holder)) issued.delete(token);
    },
    clear: () => issued.clear(),
  };
}
