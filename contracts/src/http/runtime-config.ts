import * as Type from 'typebox';
import type { Static } from 'typebox';
import { endpoint } from './endpoint.ts';

/** What an operator may change without a new release of any page. */
export const RuntimeConfig = Type.Object({
  mediaRegions: Type.Array(Type.String(), {
    minItems: 1,
    description: 'Regions a meeting may be hosted in.',
  }),
  defaultMediaRegion: Type.String({ description: 'Taken when the nearest one is not known.' }),
  /** By which ways the server sends a route's link to the customer. Absent: by none. */
  routeDelivery: Type.Optional(Type.Object({ email: Type.Boolean(), sms: Type.Boolean() })),
  /** Absent: calls are not recorded here. `ask`: the customer is asked each time; `notice`: told. */
  recording: Type.Optional(
    Type.Object({
      isAvailable: Type.Boolean(),
      consent: Type.Union([Type.Literal('notice'), Type.Literal('ask')]),
    }),
  ),
  cameraOnWhenJoining: Type.Object({ agent: Type.Boolean(), customer: Type.Boolean() }),
});
export type RuntimeConfig = Static<typeof RuntimeConfig>;

export const runtimeConfig = endpoint({
  method: 'GET',
  path: '/v1/config',
  summary: 'Choices of the operator that the pages follow.',
  caller: 'public',
  response: RuntimeConfig,
});
