import { Type } from 'typebox';
import { checkInput } from '../host/aws-json.ts';
import type { BusEvent, ServiceEvent } from './event.ts';

const entry = Type.Object({
  Source: Type.Optional(Type.String()),
  DetailType: Type.Optional(Type.String()),
  Detail: Type.Optional(Type.String()),
  Resources: Type.Optional(Type.Array(Type.String())),
  Time: Type.Optional(Type.Number()),
  EventBusName: Type.Optional(Type.String()),
});
const putEventsInput = Type.Object({
  Entries: Type.Array(entry, { minItems: 1, maxItems: 10 }),
});

const MAX_BYTES = 256 * 1024;

/** PutEvents: one bad entry fails alone, beside the others. */
export function createPutEvents(publish: (event: ServiceEvent, at?: Date) => BusEvent) {
  return (input: unknown) => {
    const { Entries } = checkInput(putEventsInput, input, 'ValidationException');
    const answers = Entries.map(({ Source, DetailType, Detail, Resources, Time }) => {
      if (!Source) return refuse('InvalidArgument', 'Parameter Source is not valid.');
      if (Source.startsWith('aws.'))
        return refuse('NotAuthorizedForSource', `Not authorized for the source ${Source}.`);
      if (!DetailType) return refuse('InvalidArgument', 'Parameter DetailType is not valid.');
      const detail = parseDetail(Detail);
      if (!detail) return refuse('MalformedDetail', 'Detail is malformed.');
      if (Buffer.byteLength(Source + DetailType + Detail) > MAX_BYTES)
        return refuse('InvalidArgument', 'The entry is larger than 256 KB.');
      const event = { source: Source, detailType: DetailType, detail, resources: Resources ?? [] };
      const at = Time === undefined ? undefined : new Date(Time * 1000);
      return { EventId: publish(event, at).id };
    });
    return {
      FailedEntryCount: answers.filter((answer) => 'ErrorCode' in answer).length,
      Entries: answers,
    };
  };
}

const refuse = (ErrorCode: string, ErrorMessage: string) => ({ ErrorCode, ErrorMessage });

function parseDetail(text: string | undefined): object | undefined {
  try {
    const detail: unknown = JSON.parse(text ?? '');
    const isObject = typeof detail === 'object' && detail !== null && !Array.isArray(detail);
    return isObject ? detail : undefined;
  } catch {
    return undefined;
  }
}
