import * as Type from 'typebox';
import type { Static } from 'typebox';
import { endpoint } from './endpoint.ts';

const Name = Type.String({ pattern: '^[a-z0-9-]{1,40}$' });
const Version = Type.String({ pattern: '^[0-9A-Za-z.+-]{1,80}$' });

/**
 * Where in a remote's life something went wrong: it couldn't be fetched, it isn't what the registry says it is
 * or needs what this shell hasn't, `mount` failed, its content fell off the page, a listener of it threw, or it
 * left something behind.
 */
export const RemotePhase = Type.Union([
  Type.Literal('load'),
  Type.Literal('check'),
  Type.Literal('mount'),
  Type.Literal('render'),
  Type.Literal('listener'),
  Type.Literal('unmount'),
]);
export type RemotePhase = Static<typeof RemotePhase>;

/** What the agent got instead: another try, another version, or a slot that says what happened. */
export const RemoteOutcome = Type.Union([
  Type.Literal('continued'),
  Type.Literal('retried'),
  Type.Literal('fell-back'),
  Type.Literal('failed'),
]);
export type RemoteOutcome = Static<typeof RemoteOutcome>;

export const RemoteFailure = Type.Object(
  {
    remote: Name,
    version: Version,
    phase: RemotePhase,
    outcome: RemoteOutcome,
    /** The error's class and first line, cut at their limits; the api masks what looks like personal data. */
    error: Type.String({ maxLength: 300 }),
    /** One for each page that was opened: what went wrong together has the same (W3C Trace Context). */
    traceId: Type.String({ pattern: '^[0-9a-f]{32}$' }),
  },
  { additionalProperties: false },
);
export type RemoteFailure = Static<typeof RemoteFailure>;

export const RemoteMount = Type.Object(
  {
    remote: Name,
    version: Version,
    loadMs: Type.Integer({ minimum: 0, description: 'From the first request to mounted.' }),
  },
  { additionalProperties: false },
);
export type RemoteMount = Static<typeof RemoteMount>;

/** All of it in at most `LARGEST_BODY_BYTES`. */
export const RemoteTelemetry = Type.Object(
  {
    failures: Type.Array(RemoteFailure, { maxItems: 20 }),
    mounts: Type.Array(RemoteMount, { maxItems: 20 }),
  },
  { additionalProperties: false },
);
export type RemoteTelemetry = Static<typeof RemoteTelemetry>;

export const reportRemotes = endpoint({
  method: 'POST',
  path: '/v1/agent/remotes/telemetry',
  summary: "How the remotes fared on an agent's page; goes to the operator's log and metrics.",
  caller: 'agent',
  body: RemoteTelemetry,
});
