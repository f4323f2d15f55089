import { receiveEvent } from '@video-escalation/contracts/http/machine-events';
import type { FastifyInstance } from 'fastify';
import type { Guards } from '../http/guards.ts';
import type { MachineEvents } from './machine-events.service.ts';

export interface MachineEventRoutesOptions {
  readonly machineEvents: MachineEvents;
  readonly guards: Guards;
}

export function machineEventRoutes(app: FastifyInstance, options: MachineEventRoutesOptions): void {
  const { machineEvents, guards } = options;

  guards.machineRoute(app, receiveEvent, async ({ body }) => {
    await machineEvents.receive(body);
    return undefined;
  });
}
