import * as agent from '@video-escalation/contracts/http/agent';
import * as contacts from '@video-escalation/contracts/http/contacts';
import type { Endpoint } from '@video-escalation/contracts/http/endpoint';
import * as machineEvents from '@video-escalation/contracts/http/machine-events';
import * as meetings from '@video-escalation/contracts/http/meetings';
import * as recorder from '@video-escalation/contracts/http/recorder';
import * as recordings from '@video-escalation/contracts/http/recordings';
import * as routes from '@video-escalation/contracts/http/routes';
import * as runtimeConfig from '@video-escalation/contracts/http/runtime-config';
import * as telemetry from '@video-escalation/contracts/http/telemetry';

/** Every endpoint that the contracts describe. */
export const endpoints: readonly Endpoint[] = [
  ...[agent, contacts, meetings, routes, recordings, recorder, machineEvents],
  ...[runtimeConfig, telemetry],
]
  .flatMap((module) => Object.values(module) as unknown[])
  .filter(
    (each): each is Endpoint =>
      typeof each === 'object' && each !== null && 'caller' in each && 'path' in each,
  );
