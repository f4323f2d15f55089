import type { AgentId, RouteId } from '@video-escalation/contracts/ids';
import { randomUUID } from 'node:crypto';
import type { RouteRecord } from '../routes/routes.store.ts';

export function aRouteRecord(
  over: Partial<RouteRecord> & { readonly createdAt?: number } = {},
): RouteRecord {
  const createdAt = over.createdAt ?? Date.now();
  return {
    routeId: randomUUID() as RouteId,
    agentId: randomUUID() as AgentId,
    agentFirstName: 'Alice',
    referenceHash: randomUUID(),
    linkHash: randomUUID(),
    emailHash: randomUUID(),
    sealed: 'sealed',
    expiresAt: createdAt + 900_000,
    state: 'waiting',
    ...over,
    createdAt,
  };
}
