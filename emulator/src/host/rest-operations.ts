import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { restRoutes, type FoundRoute, type RestRoutes } from './rest-routes.ts';

/** Written from the service models of the SDK's clients, so that every operation has its name without them. */
export const tablesFile = join(import.meta.dirname, 'rest-operations.json');

type RestService = 'Connect' | 'ConnectParticipant' | 'ChimeSDKMeetings' | 'S3' | 'SESv2';

let routes: Readonly<Record<RestService, RestRoutes>> | undefined;

/**
 * The operation that a request to a REST service means, emulated or not.
 * @param target path and query, without the service's prefix
 */
export function operationAt(
  service: RestService,
  method: string,
  target: string,
  hasHeader: (name: string) => boolean = () => false,
): FoundRoute | undefined {
  routes ??= readRoutes();
  const [path = '', query = ''] = target.split('?');
  return routes[service]({ method, path, query: new URLSearchParams(query), hasHeader });
}

function readRoutes() {
  const tables = JSON.parse(readFileSync(tablesFile, 'utf8')) as Record<
    RestService,
    Record<string, string>
  >;
  return Object.fromEntries(
    Object.entries(tables).map(([service, table]) => [service, restRoutes(table)]),
  ) as Record<RestService, RestRoutes>;
}
