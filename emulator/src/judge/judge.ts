import type { Exchange } from '../host/exchanges.ts';
import { restRoutes, type FoundRoute, type RestRoutes } from '../host/rest-routes.ts';
import { checkError } from './check/error.ts';
import type { Note } from './check/value.ts';
import { isRest, restTable } from './model/rest-tables.ts';
import { modelOf, type OperationModel, type ServiceModel } from './model/service-model.ts';
import { serviceAt, type ServiceEntry } from './model/services.ts';
import { checkRestAnswer, checkRestRequest } from './wire/rest.ts';
import { checkRpcAnswer, checkRpcRequest } from './wire/rpc.ts';

export interface Verdict {
  readonly service: string;
  readonly operation: string;
  /** Refused: answered 501, as not emulated. */
  readonly outcome: 'answered' | 'failed' | 'refused';
  /** One sentence each: service, operation, place and what the model says. */
  readonly deviations: readonly string[];
}

/** Compares an exchange with the model of its service; undefined when it belongs to none, as the emulator's pages. */
export async function judge(exchange: Exchange): Promise<Verdict | undefined> {
  const path = exchange.target.split('?', 1)[0]!;
  const entry = serviceAt(path);
  if (!entry || exchange.method === 'OPTIONS') return undefined;
  const model = await modelOf(entry);
  const found = isRest(entry)
    ? routesOf(model)({
        method: exchange.method,
        path: path.slice(entry.prefix.length) || '/',
        query: new URL(exchange.target, 'http://host').searchParams,
        hasHeader: (name) => exchange.headers[name.toLowerCase()] !== undefined,
      })
    : { name: rpcName(exchange, entry), labels: {} };
  const operation = found && model.operations.get(found.name);
  return operation && verdictOn(exchange, operation, found, model);
}

const knownRoutes = new WeakMap<ServiceModel, RestRoutes>();

function routesOf(model: ServiceModel): RestRoutes {
  const routes = knownRoutes.get(model) ?? restRoutes(restTable(model));
  knownRoutes.set(model, routes);
  return routes;
}

function rpcName({ headers, body }: Exchange, { protocol, target }: ServiceEntry): string {
  if (protocol === 'awsQuery')
    return new URLSearchParams(body?.toString('utf8')).get('Action') ?? '';
  const [before, name = ''] = String(headers['x-amz-target']).split('.');
  return before === target ? name : '';
}

function verdictOn(
  exchange: Exchange,
  operation: OperationModel,
  found: FoundRoute,
  model: ServiceModel,
): Verdict {
  const { id } = model.entry;
  const { outcome, notes } = compare(exchange, operation, found, model);
  const at = (place: string) => `${id} ${operation.name} ${place}`;
  return {
    service: id,
    operation: operation.name,
    outcome,
    deviations: notes.map(({ place, path, says }) => `${at(place)} ${path || '(whole)'}: ${says}.`),
  };
}

type PlacedNote = Note & { readonly place: 'request' | 'answer' | 'error' };

function compare(
  exchange: Exchange,
  operation: OperationModel,
  { labels }: FoundRoute,
  model: ServiceModel,
): { outcome: Verdict['outcome']; notes: readonly PlacedNote[] } {
  const { status } = exchange;
  if (status === 501)
    return { outcome: 'refused', notes: placed('error', checkRefusal(exchange, operation)) };
  if (status >= 300)
    return { outcome: 'failed', notes: placed('error', checkError(exchange, operation, model)) };
  const overRest = isRest(model.entry);
  const request = overRest
    ? checkRestRequest(exchange, operation, labels, model)
    : checkRpcRequest(exchange, operation, model);
  const answer = overRest
    ? checkRestAnswer(exchange, operation, model)
    : checkRpcAnswer(exchange, operation, model);
  return {
    outcome: 'answered',
    notes: [
      ...placed('request', request),
      ...placed('answer', [...checkStatus(exchange, operation), ...answer]),
    ],
  };
}

const placed = (place: PlacedNote['place'], notes: readonly Note[]): readonly PlacedNote[] =>
  notes.map((note) => ({ ...note, place }));

/** A part of an object is answered with 206, whatever the model says. */
function checkStatus(
  { status, answerHeaders }: Exchange,
  { http }: OperationModel,
): readonly Note[] {
  const isPart = status === 206 && answerHeaders['content-range'] !== undefined;
  return status === http.status || isPart
    ? []
    : [{ path: `status ${status}`, says: `the model's status is ${http.status}` }];
}

const checkRefusal = ({ answer }: Exchange, { name }: OperationModel): readonly Note[] =>
  answer?.toString('utf8').includes(name)
    ? []
    : [{ path: 'status 501', says: `the refusal must name the operation` }];
