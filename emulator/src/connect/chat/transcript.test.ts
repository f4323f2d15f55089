import { describe, expect, test } from 'vitest';
import type { Item } from './item.ts';
import { pageOf } from './transcript.ts';

const items: Item[] = Array.from({ length: 7 }, (_each, index) => ({
  Id: `item-${index + 1}`,
  AbsoluteTime: new Date(1000 * (index + 1)).toISOString(),
  InitialContactId: 'c',
  ContactId: 'c',
  Type: 'MESSAGE',
  ContentType: 'text/plain',
}));

type Query = Parameters<typeof pageOf>[1];

const numbers = (query: Query) =>
  pageOf(items, query).Transcript.map((item) => Number(item.Id.slice(5)));

function allPages(query: Query): number[][] {
  const pages: number[][] = [];
  let NextToken: string | undefined;
  do {
    const page = pageOf(items, { ...query, ...(NextToken && { NextToken }) });
    pages.push(page.Transcript.map((item) => Number(item.Id.slice(5))));
    NextToken = page.NextToken;
  } while (NextToken);
  return pages;
}

describe('reading a transcript', () => {
  test('by default comes newest first', () => {
    expect(numbers({})).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });
  test('backward in ascending order gives the latest page, oldest line first', () => {
    expect(allPages({ ScanDirection: 'BACKWARD', SortOrder: 'ASCENDING', MaxResults: 3 })).toEqual([
      [5, 6, 7],
      [2, 3, 4],
      [1],
    ]);
  });
  test('forward page by page gives every line once', () => {
    expect(allPages({ ScanDirection: 'FORWARD', SortOrder: 'ASCENDING', MaxResults: 3 })).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [7],
    ]);
  });
  test('starts at an item or at a time', () => {
    expect(
      numbers({
        ScanDirection: 'FORWARD',
        SortOrder: 'ASCENDING',
        StartPosition: { Id: 'item-6' },
      }),
    ).toEqual([6, 7]);
    const AbsoluteTime = new Date(2500).toISOString();
    expect(numbers({ StartPosition: { AbsoluteTime } })).toEqual([2, 1]);
    expect(
      numbers({
        ScanDirection: 'FORWARD',
        SortOrder: 'ASCENDING',
        StartPosition: { AbsoluteTime },
      }),
    ).toEqual([3, 4, 5, 6, 7]);
  });
  test('of an empty chat is an empty page', () => {
    expect(pageOf([], {})).toEqual({ Transcript: [] });
  });
  test('from a token of another chat is refused', () => {
    expect(() => pageOf(items, { NextToken: 'bm9wZQ' })).toThrow(/not of this chat/);
  });
});
