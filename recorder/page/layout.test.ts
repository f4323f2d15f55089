import { describe, expect, it, test } from 'vitest';
import { fit, layOut, MOST_PEOPLE, type Rectangle } from './layout.ts';

const size = { width: 1_280, height: 720 };

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('%d people', (count) => {
  it.each([false, true])('have each a place of their own (a screen shared: %s)', (hasContent) => {
    const { people, content } = layOut(count, hasContent, size);
    const all = content ? [...people, content] : people;
    expect(people).toHaveLength(count);
    for (const each of all) {
      expect(each.x).toBeGreaterThanOrEqual(0);
      expect(each.y).toBeGreaterThanOrEqual(0);
      expect(each.x + each.width).toBeLessThanOrEqual(1_280);
      expect(each.y + each.height).toBeLessThanOrEqual(720);
      expect(all.filter((other) => overlap(each, other))).toEqual([each]);
    }
  });
});

test('two people stand side by side, half the picture each', () => {
  const [left, right] = layOut(2, false, size).people;
  expect(left).toEqual({ x: 2, y: 2, width: 636, height: 716 });
  expect(right).toEqual({ x: 642, y: 2, width: 636, height: 716 });
});

test('the third of three stands in the middle below', () => {
  const third = layOut(3, false, size).people[2]!;
  expect(third.x + third.width / 2).toBe(640);
});

test('a shared screen has three quarters at the left, the people a strip at the right', () => {
  const { content, people } = layOut(2, true, size);
  expect(content).toEqual({ x: 0, y: 0, width: 960, height: 720 });
  for (const each of people) expect(each.x).toBeGreaterThanOrEqual(960);
});

test('a screen shared to an empty room has all of it; an empty room has nothing', () => {
  expect(layOut(0, true, size).content).toEqual({ x: 0, y: 0, ...size });
  expect(layOut(0, false, size)).toEqual({ content: null, people: [] });
});

test('more people than there are places are not drawn over each other', () => {
  expect(layOut(12, false, size).people).toHaveLength(MOST_PEOPLE);
});

test('a tall picture has bars left and right, a wide one above and below', () => {
  const place = { x: 100, y: 100, width: 400, height: 400 };
  expect(fit({ width: 360, height: 640 }, place)).toEqual({
    x: 188,
    y: 100,
    width: 224,
    height: 400,
  });
  expect(fit({ width: 640, height: 360 }, place)).toEqual({
    x: 100,
    y: 188,
    width: 400,
    height: 224,
  });
});
