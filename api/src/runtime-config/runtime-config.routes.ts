import { runtimeConfig, type RuntimeConfig } from '@video-escalation/contracts/http/runtime-config';
import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';

export function runtimeConfigRoutes(app: FastifyInstance, config: RuntimeConfig): void {
  route(app, runtimeConfig, undefined, async () => config);
}
