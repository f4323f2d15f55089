import type { Exchange } from '../../host/exchanges.ts';
import type { ErrorModel, OperationModel, ServiceModel } from '../model/service-model.ts';
import { readXml } from '../wire/xml.ts';
import { commonStatuses } from './common-errors.ts';
import { checkValue, type Note } from './value.ts';

/** Compares a failure with the errors of the operation: name, status and members. */
export function checkError(
  exchange: Exchange,
  operation: OperationModel,
  model: ServiceModel,
): readonly Note[] {
  const { protocol } = model.entry;
  // A HEAD has no body to say the name in.
  if (exchange.method === 'HEAD' || exchange.status === 304) return [];
  const code = codeOf(exchange, protocol === 'awsQuery' || protocol === 'restXml');
  const listed = operation
    .errors()
    .map((name) => model.errors.get(name))
    .find((each) => each?.code === code);
  const statuses = listed?.statuses ?? commonStatuses(protocol, code);
  if (!statuses)
    return [{ path: code || '(no name)', says: `the model lists no such error for the operation` }];
  return [
    ...(statuses.includes(exchange.status)
      ? []
      : [{ path: code, says: `the model's status is ${statuses.join(' or ')}` }]),
    ...(listed && protocol === 'restJson1' ? checkMembers(exchange, listed, model) : []),
  ];
}

function checkMembers(exchange: Exchange, { shape }: ErrorModel, { enums }: ServiceModel) {
  return checkValue(jsonOf(exchange), shape, '', { notation: 'json', enums });
}

function codeOf(exchange: Exchange, isXml: boolean): string {
  const header = exchange.answerHeaders['x-amzn-errortype'];
  if (typeof header === 'string') return plain(header);
  if (isXml) return codeOfXml(exchange.answer?.toString('utf8') ?? '');
  const { __type, code } = jsonOf(exchange) as { __type?: string; code?: string };
  return plain(__type ?? code ?? '');
}

/** Services write `namespace#Name:address`. */
const plain = (type: string) => type.split(':', 1)[0]!.split('#').at(-1)!;

function codeOfXml(text: string): string {
  if (!text.startsWith('<')) return '';
  const { root, content } = readXml(text);
  const error = root === 'ErrorResponse' ? (content as { Error?: unknown }).Error : content;
  const { Code } = error as { Code?: unknown };
  return typeof Code === 'string' ? Code : '';
}

function jsonOf({ answer }: Exchange): object {
  try {
    return JSON.parse(answer?.toString('utf8') ?? '{}') as object;
  } catch {
    return {};
  }
}
