import type { Exchange } from '../../host/exchanges.ts';
import { checkValue, type Note } from '../check/value.ts';
import type { OperationModel, ServiceModel } from '../model/service-model.ts';
import { fromForm } from './form.ts';
import { fromXml, readXml } from './xml.ts';

/** Compares a request of awsJson1.1 or of the query protocol with the operation's input. */
export function checkRpcRequest(
  { body }: Exchange,
  { input }: OperationModel,
  { entry, enums }: ServiceModel,
): readonly Note[] {
  if (!body) return [];
  const text = body.toString('utf8');
  return entry.protocol === 'awsQuery'
    ? checkValue(fromForm(new URLSearchParams(text), input), input, '', { notation: 'text', enums })
    : checkValue(JSON.parse(text || '{}'), input, '', { notation: 'json', enums });
}

/** Compares an answer of awsJson1.1 or of the query protocol with the operation's output. */
export function checkRpcAnswer(
  { answer }: Exchange,
  { name, output }: OperationModel,
  { entry, enums }: ServiceModel,
): readonly Note[] {
  const text = answer?.toString('utf8') ?? '';
  if (entry.protocol !== 'awsQuery')
    return checkValue(JSON.parse(text || '{}'), output, '', { notation: 'json', enums });
  const { root, content } = readXml(text);
  const { [`${name}Result`]: result, ...rest } = content as Readonly<Record<string, unknown>>;
  return [
    ...(root === `${name}Response`
      ? []
      : [{ path: `<${root}>`, says: `the protocol's element is <${name}Response>` }]),
    ...Object.keys(rest)
      .filter((each) => each !== 'ResponseMetadata' && each !== 'xmlns')
      .map((each) => ({ path: each, says: `the protocol's answer has no such element` })),
    ...checkValue(fromXml(result ?? '', output), output, '', { notation: 'text', enums }),
  ];
}
