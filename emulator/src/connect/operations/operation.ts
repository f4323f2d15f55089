import type { TSchema } from 'typebox';
import type { Agents } from '../agents/agents.ts';
import type { SignIn } from '../auth/sign-in.ts';
import type { Chat } from '../chat/chat.ts';
import type { Now } from '../clock.ts';
import type { ContactCenter } from '../contacts/contact-center.ts';
import type { Directory } from '../directory.ts';
import type { FlowRunner } from '../flows/flow-runner.ts';
import type { Flows } from '../flows/flows.ts';
import type { Once } from '../http/once.ts';
import { parseInput, type RestCall, type RestRoute } from '../http/rest.ts';
import type { ParticipantAccess } from '../participant/access.ts';
import type { Timers } from '../timers.ts';

/** What the operations of the control plane work on. */
export interface OperationDeps {
  readonly directory: Directory;
  readonly agents: Agents;
  readonly center: ContactCenter;
  readonly chat: Chat;
  readonly flows: Flows;
  readonly flowRunner: FlowRunner;
  readonly access: ParticipantAccess;
  readonly signIn: SignIn;
  readonly once: Once;
  readonly now: Now;
  readonly timers: Timers;
  readonly publicUrl: () => string;
  /** Who STS says that an access key belongs to. */
  readonly sessionNameOf: (accessKeyId: string) => string | undefined;
}

export type Operation = (deps: OperationDeps) => RestRoute;

/** The control plane writes times as epoch seconds. */
export const epochSeconds = (at: Date | undefined) =>
  at === undefined ? undefined : at.getTime() / 1000;

export const parseBody = <S extends TSchema>(schema: S, call: RestCall) =>
  parseInput(schema, call.body, 'InvalidRequestException');

/** A path's parameter; Fastify's router has decoded it. */
export const param = (call: RestCall, name: string): string => call.params[name] ?? '';

interface Paged<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

/** One page of a list; tokens are plain offsets, since lists do not change under their reader here. */
export function page<T>(items: readonly T[], maxResults: unknown, nextToken: unknown): Paged<T> {
  const start = Number(nextToken ?? 0) || 0;
  const size = Math.min(Number(maxResults ?? 100) || 100, 1000);
  const next = start + size;
  return {
    items: items.slice(start, next),
    ...(next < items.length && { nextToken: String(next) }),
  };
}

/** A GET that lists something of the instance. */
export function listOf<T>(
  { directory }: OperationDeps,
  route: { name: string; path: string; key: string; items: (call: RestCall) => readonly T[] },
): RestRoute {
  return {
    name: route.name,
    method: 'GET',
    path: route.path,
    handle(call) {
      directory.checkInstance(call.params.InstanceId);
      const { items, nextToken } = page(
        route.items(call),
        call.query.maxResults,
        call.query.nextToken,
      );
      return { [route.key]: items, NextToken: nextToken };
    },
  };
}
