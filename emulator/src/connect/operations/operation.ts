import type { TSchema } from 'typebox';
import type { Agents } from '../agents/agents.ts';
import type { SignIn } from '../auth/sign-in.ts';
import type { Chat } from '../chat/chat.ts';
import type { Now } from '../clock.ts';
import type { ContactCenter } from '../contacts/contact-center.ts';
import type { Directory } from '../directory.ts';
import { invalidParameter, invalidRequest } from '../errors.ts';
import type { FlowRunner } from '../flows/flow-runner.ts';
import type { Flows } from '../flows/flows.ts';
import type { Once } from '../http/once.ts';
import { parseInput, type RestCall, type RestRoute } from '../http/rest.ts';
import type { ParticipantAccess } from '../participant/access.ts';
import type { Timers } from '../timers.ts';
import type { ConnectTimings } from '../timings.ts';

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
  readonly timings: ConnectTimings;
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

/** Longest ids of the service model. */
const longest: Readonly<Record<string, number>> = {
  InstanceId: 100,
  ContactId: 256,
  InitialContactId: 256,
  ContactFlowId: 500,
};

/** A path's parameter; Fastify's router has decoded it. */
export function param(call: RestCall, name: string): string {
  const value = call.params[name] ?? '';
  const limit = longest[name] ?? 256;
  if (value.length > limit) throw invalidRequest(`${name} is longer than ${limit} characters.`);
  return value;
}

interface Paged<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

/** The model allows a list's pages 1 to 1000 entries; a search has limits of its own in its input. */
const maxPageSize = 1000;

/**
 * One page of a list; tokens are offsets, since lists do not change under their reader here.
 * @throws AwsError for a token that no page gave, and for a size that the model does not allow
 */
export function page<T>(items: readonly T[], maxResults: unknown, nextToken: unknown): Paged<T> {
  const start = nextToken === undefined ? 0 : offsetOf(nextToken);
  const size = maxResults === undefined ? 100 : Number(maxResults);
  if (!Number.isInteger(size) || size < 1 || size > maxPageSize)
    throw invalidRequest(`MaxResults must be from 1 to ${maxPageSize}.`);
  if (start > items.length) throw invalidParameter('NextToken is not of this list.');
  const next = start + size;
  return {
    items: items.slice(start, next),
    ...(next < items.length && { nextToken: tokenOf(next) }),
  };
}

const tokenOf = (offset: number) => Buffer.from(`offset:${offset}`).toString('base64');

function offsetOf(token: unknown): number {
  const [, offset] =
    /^offset:(\d+)$/.exec(Buffer.from(String(token), 'base64').toString('utf8')) ?? [];
  if (offset === undefined) throw invalidParameter('NextToken is not of this list.');
  return Number(offset);
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
      directory.checkInstance(param(call, 'InstanceId'));
      const { items, nextToken } = page(
        route.items(call),
        call.query.maxResults,
        call.query.nextToken,
      );
      return { [route.key]: items, NextToken: nextToken };
    },
  };
}
