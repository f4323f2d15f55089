import { modelOf, type OperationModel } from '../judge/model/service-model.ts';
import { services, type ServiceEntry } from '../judge/model/services.ts';
import { restTable } from '../judge/model/rest-tables.ts';
import { operations as s3Operations } from '../s3/operations/index.ts';

/** Operations of one service model, by whether the emulator answers them otherwise than with 501. */
export interface EmulatedOperations {
  readonly service: ServiceEntry;
  readonly emulated: readonly string[];
  readonly lacking: readonly string[];
}

/** Asks a running emulator for every operation of every service model, each without any input. */
export async function emulatedOperations(url: string): Promise<readonly EmulatedOperations[]> {
  const found: EmulatedOperations[] = [];
  for (const service of services) {
    const model = await modelOf(service);
    const routes = restTable(model);
    const isEmulated = async (operation: OperationModel) =>
      // S3 checks signatures before it looks for the operation.
      service.id === 'S3'
        ? operation.name in s3Operations
        : (await ask(url, service, operation.name, routes[operation.name] ?? '')).status !== 501;
    const all = [...model.operations.values()];
    const answers = await Promise.all(all.map(isEmulated));
    const names = (wanted: boolean) =>
      all.filter((_, index) => answers[index] === wanted).map(({ name }) => name);
    found.push({ service, emulated: names(true), lacking: names(false) });
  }
  return found;
}

function ask(
  url: string,
  { protocol, prefix, target }: ServiceEntry,
  operation: string,
  route: string,
): Promise<Response> {
  if (protocol === 'awsQuery')
    return fetch(`${url}${prefix}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `Action=${operation}`,
    });
  if (protocol === 'awsJson1.1')
    return fetch(`${url}${prefix}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `${target}.${operation}`,
      },
      body: '{}',
    });
  const [method = 'GET', uri = ''] = route.split(' ');
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return fetch(`${url}${prefix}${uri.replace(/\{[^}]+\}/g, 'none')}`, {
    method,
    ...(hasBody && { headers: { 'content-type': 'application/json' }, body: '{}' }),
  });
}
