import { Type, type Static } from 'typebox';
import { AwsError } from '../errors.ts';
import type { Item } from './item.ts';

export const transcriptQuery = Type.Object({
  ContactId: Type.Optional(Type.String()),
  MaxResults: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  NextToken: Type.Optional(Type.String()),
  ScanDirection: Type.Optional(Type.Enum(['FORWARD', 'BACKWARD'])),
  SortOrder: Type.Optional(Type.Enum(['ASCENDING', 'DESCENDING'])),
  StartPosition: Type.Optional(
    Type.Object({
      Id: Type.Optional(Type.String()),
      AbsoluteTime: Type.Optional(Type.String()),
      MostRecent: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    }),
  ),
});

type Query = Static<typeof transcriptQuery>;

interface Page {
  readonly Transcript: readonly Item[];
  readonly NextToken?: string;
}

/**
 * One page of `items` (oldest first). The scan direction decides which items come next, the sort order only
 * how the page is laid out; defaults as in the API reference of GetTranscript: BACKWARD, DESCENDING, 10.
 */
export function pageOf(items: readonly Item[], query: Query): Page {
  const forward = query.ScanDirection === 'FORWARD';
  const size = query.MaxResults || 10;
  const start =
    query.NextToken === undefined
      ? startIndex(items, query, forward)
      : indexOf(items, query.NextToken);
  const page = forward
    ? items.slice(start, start + size)
    : items.slice(Math.max(0, start - size + 1), start + 1);
  const next = forward ? items[start + size] : items[start - size];
  const isAscending = query.SortOrder === 'ASCENDING';
  return {
    Transcript: isAscending ? page : page.toReversed(),
    ...(next && { NextToken: Buffer.from(next.Id).toString('base64url') }),
  };
}

function indexOf(items: readonly Item[], token: string): number {
  const id = Buffer.from(token, 'base64url').toString('utf8');
  return indexOfId(items, id, 'NextToken');
}

function indexOfId(items: readonly Item[], id: string, what: string): number {
  const index = items.findIndex((each) => each.Id === id);
  if (index < 0) throw new AwsError(400, 'ValidationException', `${what} is not of this chat.`);
  return index;
}

function startIndex(items: readonly Item[], { StartPosition }: Query, forward: boolean): number {
  const last = items.length - 1;
  if (StartPosition?.Id !== undefined)
    return indexOfId(items, StartPosition.Id, 'StartPosition.Id');
  if (StartPosition?.AbsoluteTime !== undefined) {
    const time = StartPosition.AbsoluteTime;
    if (!forward) return items.findLastIndex((each) => each.AbsoluteTime <= time);
    const first = items.findIndex((each) => each.AbsoluteTime >= time);
    return first < 0 ? items.length : first;
  }
  if (StartPosition?.MostRecent !== undefined && forward)
    return Math.max(0, items.length - StartPosition.MostRecent);
  return forward ? 0 : last;
}
