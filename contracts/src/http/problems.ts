import * as Type from 'typebox';
import type { Static } from 'typebox';

/**
 * Every failure that a caller of the api can meet: stable code → HTTP status and title.
 * Front-ends switch on the code, never on a text. A code is never reused for another meaning.
 */
export const problems = {
  'request/invalid': { status: 400, title: 'The request does not fit what this address takes.' },
  'request/too-large': { status: 413, title: 'The request is too large.' },
  'request/unsupported-media-type': {
    status: 415,
    title: 'Send JSON (content-type: application/json).',
  },
  'request/unknown-address': { status: 404, title: 'There is nothing at this address.' },
  'request/too-many': {
    status: 429,
    title: 'Too many requests. Wait as long as Retry-After says.',
  },
  'auth/missing': { status: 401, title: 'Sign in first: the request carries no bearer token.' },
  'auth/invalid': { status: 401, title: 'The token is not valid here. Sign in again.' },
  'auth/expired': { status: 401, title: 'The token has expired. Renew it and try again.' },
  'auth/not-an-agent': {
    status: 403,
    title: 'This sign-in has no Amazon Connect user. Ask your administrator.',
  },
  'agent/over-quota': {
    status: 503,
    title: 'Many agents are signing in to Amazon Connect right now. Try again in a moment.',
  },
  'contact/not-found': { status: 404, title: 'There is no such contact.' },
  'contact/not-yours': { status: 403, title: 'This contact belongs to somebody else.' },
  'contact/ended': { status: 409, title: 'This contact has ended.' },
  'contact/not-invited': {
    status: 409,
    title: 'The agent has not invited you to a video call yet.',
  },
  'contact/too-many-starts': {
    status: 429,
    title: 'Too many conversations were started from here. Try again later.',
  },
  'contact/unavailable': {
    status: 503,
    title: 'The contact centre cannot take new conversations right now.',
  },
  'meeting/not-found': { status: 404, title: 'There is no such meeting, or it has ended.' },
  'meeting/contact-not-held': {
    status: 403,
    title: 'Only the agent who holds the contact can do this.',
  },
  'meeting/region-unknown': { status: 400, title: 'Video cannot be hosted in that region.' },
  'meeting/unavailable': {
    status: 503,
    title: 'The video service cannot be reached. Try again in a moment.',
  },
  'route/not-found': { status: 404, title: 'There is no such route.' },
  'route/invalid': {
    status: 409,
    title:
      'This reference does not work: mistyped, used, withdrawn or expired. Ask your agent for a new one, or go on without.',
  },
  'route/too-many-attempts': {
    status: 429,
    title: 'Too many references were tried. Try again later, or go on without one.',
  },
  'route/agent-away': {
    status: 409,
    title: 'Your agent is not available right now. Try again later, or go on without a reference.',
  },
  'route/delivery-off': {
    status: 409,
    title: 'Links are not sent from here. Copy the link and send it yourself.',
  },
  'route/not-delivered': {
    status: 503,
    title: 'The link could not be sent. Copy it and send it yourself.',
  },
  'recording/off': { status: 409, title: 'Recording is not set up here.' },
  'recording/not-permitted': {
    status: 403,
    title: 'This contact may not be recorded this way.',
  },
  'recording/not-found': { status: 404, title: 'There is no such recording.' },
  'recording/not-running': { status: 409, title: 'Nothing is being recorded right now.' },
  'recording/ended': { status: 409, title: 'This recording has ended. Start a new one.' },
  'recording/unavailable': {
    status: 503,
    title: 'The recorder cannot be started right now. Try again in a moment.',
  },
  'recording/playback-not-permitted': {
    status: 403,
    title:
      'You may not play these recordings: that takes the playback security profile and a hierarchy group above the agent’s. Ask your administrator.',
  },
  'recorder/ticket-invalid': {
    status: 401,
    title: 'This ticket does not work: used, expired or unknown.',
  },
  'ccp/sign-in-off': {
    status: 409,
    title: 'Agents sign in with Amazon Connect itself here, in its own window.',
  },
  'ccp/unavailable': {
    status: 503,
    title: 'Amazon Connect cannot sign you in right now. Try again in a moment.',
  },
  'server/unavailable': {
    status: 503,
    title: 'A part that is needed cannot be reached. Try again in a moment.',
  },
  'server/failed': { status: 500, title: 'Something went wrong on our side.' },
} as const;

export type ProblemCode = keyof typeof problems;

/** RFC 9457 problem details, as every failed call of the api answers. */
export const ProblemDocument = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String({ description: 'Stable; one of the codes in problems.ts.' }),
  detail: Type.Optional(Type.String()),
  /** The request id, also in the log. */
  instance: Type.Optional(Type.String()),
});
export type ProblemDocument = Static<typeof ProblemDocument>;

/** A named failure. Services throw it; one plugin of the api turns it into a response, clients get it back. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  /** Seconds after which trying again makes sense, if the server said so. */
  readonly retryAfterS: number | undefined;

  /** Shell and remotes each carry their own copy of this class; what one throws the other must know. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'Problem' && 'code' in value;
  }

  constructor(
    code: ProblemCode,
    detail?: string,
    options?: { cause?: unknown; retryAfterS?: number },
  ) {
    super(detail ?? problems[code].title, options);
    this.code = code;
    this.detail = detail;
    this.retryAfterS = options?.retryAfterS;
  }

  get status(): number {
    return problems[this.code].status;
  }
}

export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.hasOwn(problems, code);
}
