import { describe, expect, test } from 'vitest';
import { isWithin } from './opening-hours.ts';

const hours = (timeZone: string, ...config: Parameters<typeof isWithin>[0]['config']) => ({
  id: 'id',
  name: 'mine',
  timeZone,
  config,
});

describe('hours of operation', () => {
  const shop = hours(
    'Europe/Berlin',
    { day: 'MONDAY', start: '08:00', end: '12:00' },
    { day: 'MONDAY', start: '13:00', end: '20:00' },
  );

  test.each([
    ['a minute before opening', '2026-11-30T06:59:59Z', false],
    ['opening', '2026-11-30T07:00:00Z', true],
    ['the noon break', '2026-11-30T11:30:00Z', false],
    ['the last minute', '2026-11-30T18:59:59Z', true],
    ['closing', '2026-11-30T19:00:00Z', false],
    ['another day', '2026-12-01T09:00:00Z', false],
  ])('at %s', (_when, at, expected) => expect(isWithin(shop, new Date(at))).toBe(expected));

  test('follow the summer time of their place', () => {
    expect(isWithin(shop, new Date('2026-07-06T06:00:00Z'))).toBe(true);
    expect(isWithin(shop, new Date('2026-07-06T18:00:00Z'))).toBe(false);
  });

  test('that end at 00:00 end at midnight', () => {
    const all = hours('UTC', { day: 'SUNDAY', start: '00:00', end: '00:00' });
    expect(isWithin(all, new Date('2026-11-29T23:59:59Z'))).toBe(true);
    expect(isWithin(all, new Date('2026-11-30T00:00:00Z'))).toBe(false);
  });

  test('take the day from the place, not from the server', () => {
    const late = hours('America/Los_Angeles', { day: 'SUNDAY', start: '20:00', end: '22:00' });
    expect(isWithin(late, new Date('2026-11-30T05:00:00Z'))).toBe(true);
  });
});
