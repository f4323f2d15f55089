import * as Type from 'typebox';
import type { Static } from 'typebox';

/** Where a recording is. In a file of its own, so that the shell's first load carries no more of recordings. */
export const RecordingState = Type.Union([
  Type.Literal('asking', { description: 'Waits for the customer’s consent.' }),
  Type.Literal('starting', { description: 'Announced to everybody; no frame is recorded yet.' }),
  Type.Literal('recording'),
  Type.Literal('paused'),
  Type.Literal('stopping'),
  Type.Literal('ended'),
  Type.Literal('failed'),
]);
export type RecordingState = Static<typeof RecordingState>;
