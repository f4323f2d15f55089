import type { Exchange } from '../../host/exchanges.ts';
import { checkValue, type CheckContext, type Note } from '../check/value.ts';
import type { OperationModel, ServiceModel } from '../model/service-model.ts';
import { membersOf, type Member, type Shape } from '../model/shape.ts';
import { checkBody } from './body.ts';

/** Compares a request of a REST protocol with the operation's input: path, query, headers and body. */
export function checkRestRequest(
  { target, headers, body }: Exchange,
  { input, http }: OperationModel,
  labels: Readonly<Record<string, string>>,
  model: ServiceModel,
): readonly Note[] {
  const query = new URL(target, 'http://host').searchParams;
  const members = membersOf(input);
  const bound = members.flatMap((member): readonly Note[] => {
    const { traits, name } = member;
    if (traits.httpLabel) return checkText(labels[name], member, input, 'text', model);
    if (traits.httpQuery !== undefined) {
      const sent = query.getAll(traits.httpQuery);
      return checkText(
        member.shape.isListSchema() && sent.length > 0 ? sent : sent[0],
        member,
        input,
        'text',
        model,
      );
    }
    return checkHeaders(headers, member, input, model);
  });
  return [
    ...bound,
    ...unknownParameters(query, http.uri, members),
    ...checkBody(body, input, members, model),
  ];
}

/** Compares an answer of a REST protocol with the operation's output: headers and body. */
export function checkRestAnswer(
  { answerHeaders, answer, method, status }: Exchange,
  { output }: OperationModel,
  model: ServiceModel,
): readonly Note[] {
  const members = membersOf(output);
  const hasBody = method !== 'HEAD' && status !== 304 && status !== 204;
  return [
    ...members.flatMap((member) => checkHeaders(answerHeaders, member, output, model)),
    ...(model.entry.protocol === 'restXml' ? unknownHeaders(answerHeaders, members) : []),
    ...(hasBody ? checkBody(answer, output, members, model) : []),
  ];
}

function checkHeaders(
  headers: Readonly<Record<string, unknown>>,
  member: Member,
  structure: Shape,
  model: ServiceModel,
): readonly Note[] {
  const { httpHeader } = member.traits;
  if (httpHeader === undefined) return [];
  const sent = headers[httpHeader.toLowerCase()];
  const text = sent === undefined ? undefined : [sent].flat().map(String).join(', ');
  const value = member.shape.isListSchema() ? text?.split(/, ?/) : text;
  return checkText(value, member, structure, 'header', model);
}

function checkText(
  value: unknown,
  { name, shape, isRequired }: Member,
  structure: Shape,
  notation: CheckContext['notation'],
  { enums }: ServiceModel,
): readonly Note[] {
  if (value === undefined) return isRequired ? [{ path: name, says: 'the model requires it' }] : [];
  const own = enums.get(`${structure.getName()}.${name}`);
  return checkValue(value, shape, name, { notation, enums }, own);
}

function unknownParameters(
  query: URLSearchParams,
  uri: string,
  members: readonly Member[],
): readonly Note[] {
  const known = new Set([
    ...new URLSearchParams(uri.split('?')[1] ?? '').keys(),
    ...members.flatMap(({ traits }) => traits.httpQuery ?? []),
  ]);
  // The SDKs' own: the operation's name, and a presigned address's signature.
  const isOfSdk = (name: string) => name === 'x-id' || /^x-amz-/i.test(name);
  return [...query.keys()]
    .filter((name) => !known.has(name) && !isOfSdk(name))
    .map((name) => ({ path: `?${name}`, says: 'the model has no such query parameter' }));
}

/** On every answer of S3, outside of its model ("Common Response Headers"). */
const commonHeaders = ['x-amz-request-id', 'x-amz-id-2', 'x-amz-bucket-region'];

function unknownHeaders(
  headers: Readonly<Record<string, unknown>>,
  members: readonly Member[],
): readonly Note[] {
  const known = [
    ...commonHeaders,
    ...members.flatMap(({ traits }) => traits.httpHeader?.toLowerCase() ?? []),
  ];
  const prefixes = members.flatMap(({ traits }) => traits.httpPrefixHeaders?.toLowerCase() ?? []);
  return Object.keys(headers)
    .filter((name) => name.startsWith('x-amz-') && !known.includes(name))
    .filter((name) => !prefixes.some((prefix) => name.startsWith(prefix)))
    .map((name) => ({ path: name, says: 'the model has no such header' }));
}
