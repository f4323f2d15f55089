import type { RemotePhase } from '@video-escalation/contracts/http/telemetry';
import type { Incompatibility } from './compatibility.ts';

export type SlotFailure = 'unreachable' | 'too-slow' | 'incompatible' | 'broken' | 'crashed';

/** What went wrong in a slot, with the reason that the page's words are chosen by. */
export class SlotError extends Error {
  override readonly name = 'SlotError';
  readonly reason: SlotFailure;
  readonly phase: RemotePhase;
  readonly incompatibility: Incompatibility | undefined;

  constructor(
    reason: SlotFailure,
    phase: RemotePhase,
    message: string,
    options: { cause?: unknown; incompatibility?: Incompatibility } = {},
  ) {
    super(message, options);
    this.reason = reason;
    this.phase = phase;
    this.incompatibility = options.incompatibility;
  }
}

/** Another address or another try helps against a network that stumbles, not against a remote that is wrong. */
export function isPassing({ reason }: SlotError): boolean {
  return reason === 'unreachable' || reason === 'too-slow' || reason === 'broken';
}

/** Whose fault it is, not the network's: it counts against the version. */
export function isCrash({ reason }: SlotError): boolean {
  return reason === 'broken' || reason === 'crashed';
}
