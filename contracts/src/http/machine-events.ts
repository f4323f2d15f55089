import * as Type from 'typebox';
import type { Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { mapOf } from '../schema-forms.ts';

/**
 * An Amazon EventBridge event as an API destination posts it. Only what is acted upon is described: Chime's
 * "Chime Meeting State Change" and ECS's "ECS Task State Change"; others are taken and dropped.
 */
export const MachineEvent = Type.Object({
  id: Type.String({ maxLength: 128 }),
  source: Type.String({ maxLength: 256 }),
  'detail-type': Type.String({ maxLength: 256 }),
  time: Type.String({ maxLength: 64 }),
  detail: mapOf(Type.Unknown()),
});
export type MachineEvent = Static<typeof MachineEvent>;

export const receiveEvent = endpoint({
  method: 'POST',
  path: '/v1/machine/events',
  summary:
    'Takes service events from EventBridge; the API destination proves itself by the `x-api-key` header.',
  caller: 'machine',
  body: MachineEvent,
});
