import { describe, expect, it } from 'vitest';
import { receivableByAll } from './announcements.ts';

const viewer = (decodable: readonly ('VP8' | 'H264')[] | undefined, isContent = false) => ({
  isContent,
  decodable,
});

describe('the codecs that the index names', () => {
  const both = ['VP8', 'H264'] as const;
  it.each([
    ['nobody has described video', [viewer(undefined)], ['VP8', 'H264']],
    ['everybody decodes both', [viewer(both), viewer(both)], ['VP8', 'H264']],
    ['one cannot decode H.264', [viewer(both), viewer(['VP8'])], ['VP8']],
    ['a content share describes less', [viewer(both), viewer(['VP8'], true)], ['VP8', 'H264']],
    ['two have none in common', [viewer(['H264']), viewer(['VP8'])], []],
  ])('when %s', (_when, participants, expected) => {
    expect(receivableByAll(participants, both)).toEqual(expected);
  });
});
