import { reportRemotes } from '@video-escalation/contracts/http/telemetry';
import type { FastifyInstance } from 'fastify';
import type { Guards } from '../http/guards.ts';
import type { Remotes } from './remotes.service.ts';

export interface RemoteRoutesOptions {
  readonly remotes: Remotes;
  readonly guards: Guards;
}

export function remoteRoutes(app: FastifyInstance, { remotes, guards }: RemoteRoutesOptions): void {
  // The sign-in is enough: a page in trouble must be heard when Amazon Connect doesn't answer, too.
  guards.signInRoute(app, reportRemotes, async ({ signIn, body }) => {
    await remotes.report(signIn.username, body);
    return undefined;
  });
}
