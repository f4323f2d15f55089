import {
  discriminators,
  modelOf,
  type OperationModel,
  type ServiceModel,
} from './service-model.ts';
import { services, type ServiceEntry } from './services.ts';
import { membersOf } from './shape.ts';

type RestTable = Record<string, string>;

export const isRest = ({ protocol }: ServiceEntry) =>
  protocol === 'restJson1' || protocol === 'restXml';

/** The HTTP bindings of every operation of the REST services, in the form that `restRoutes` reads. */
export async function restTables(): Promise<Record<string, RestTable>> {
  const models = await Promise.all(services.filter(isRest).map(modelOf));
  return Object.fromEntries(models.map((model) => [model.entry.id, restTable(model)]));
}

export const restTable = ({ entry, operations }: ServiceModel): RestTable =>
  Object.fromEntries(
    [...operations.values()].map((operation) => [operation.name, routeOf(operation, entry)]),
  );

const routeOf = (operation: OperationModel, entry: ServiceEntry): string =>
  entry.protocol === 'restXml'
    ? pathStyleRoute(operation)
    : `${operation.http.method} ${operation.http.uri}`;

/** S3's model keeps the bucket for the host name; path style puts it before the key. */
function pathStyleRoute(operation: OperationModel): string {
  const { method, uri } = operation.http;
  const [path = '', query = ''] = uri.split('?');
  const hasBucket = membersOf(operation.input).some(({ name }) => name === 'Bucket');
  const required = discriminators(operation);
  const wanted = [
    // `x-id` repeats the operation's name, for the SDKs' own use.
    ...query.split('&').filter((each) => each !== '' && !each.startsWith('x-id=')),
    ...required.query,
  ];
  const prefix = hasBucket ? '/{Bucket}' : '';
  const asked = wanted.length > 0 ? `?${wanted.join('&')}` : '';
  const full = hasBucket && path === '/' ? prefix : `${prefix}${path}`;
  return [`${method} ${full}${asked}`, ...required.headers].join(' ');
}
