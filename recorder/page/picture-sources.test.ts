import { expect, it, vi } from 'vitest';
import { createPictureSources } from './picture-sources.ts';

function setUp() {
  let nowMs = 0;
  let controller!: ReadableStreamDefaultController<VideoFrame>;
  const sources = createPictureSources(() => nowMs);
  sources.add(1, new ReadableStream({ start: (each) => void (controller = each) }));
  const closed: string[] = [];
  return {
    sources,
    closed,
    /** A frame that comes at a time. */
    async comes(name: string, atMs: number) {
      nowMs = atMs;
      controller.enqueue({ name, close: () => void closed.push(name) } as unknown as VideoFrame);
      await vi.waitFor(() => expect(sources.takeHasMoved()).toBe(true));
    },
    due(atMs: number): string | undefined {
      nowMs = atMs;
      return (sources.next(1) as { name?: string } | null)?.name;
    },
  };
}

it('shows each of the frames that come now a little before, now a little after ours are due', async () => {
  const { comes, due } = setUp();
  await comes('a', 98);
  expect(due(100)).toBe('a');
  await comes('b', 102);
  await comes('c', 131);
  expect(due(133)).toBe('b');
  expect(due(166)).toBe('c');
});

it('leaves out one that would be shown too late for its sound', async () => {
  const { comes, due, closed } = setUp();
  await comes('a', 100);
  await comes('b', 140);
  expect(due(142)).toBe('b');
  expect(closed).toEqual(['a']);
});

it('shows the last one again while no other comes, and lets go of it then', async () => {
  const { comes, due, closed } = setUp();
  expect(due(0)).toBeUndefined();
  await comes('a', 10);
  expect(due(33)).toBe('a');
  expect(due(900)).toBe('a');
  expect(closed).toEqual([]);
  await comes('b', 910);
  expect(due(933)).toBe('b');
  expect(closed).toEqual(['a']);
});

it('keeps few, however long nobody asks, and none of a tile that has gone', async () => {
  const { sources, comes, due, closed } = setUp();
  for (const [at, name] of ['a', 'b', 'c', 'd'].entries()) await comes(name, at * 10);
  expect(closed).toEqual(['a', 'b']);
  expect(due(35)).toBe('c');
  sources.remove(1);
  expect(closed).toEqual(['a', 'b', 'c', 'd']);
  expect(due(40)).toBeUndefined();
});
