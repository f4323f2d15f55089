import { days, type OpenTime, type SeedHours } from '../seed.ts';

const DAY_MINUTES = 24 * 60;

/** Whether the clock of the place stands within one of its open times. */
export function isWithin({ timeZone, config }: SeedHours, at: Date): boolean {
  const { day, minute } = placeTime(timeZone, at);
  return config.some(
    (open) => open.day === day && minute >= minutes(open.start) && minute < endMinutes(open),
  );
}

function placeTime(timeZone: string, at: Date) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, value]),
  );
  const day = days.find((each) => each === parts.weekday?.toUpperCase());
  return { day, minute: minutes(`${parts.hour}:${parts.minute}`) };
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return hours * 60 + rest;
}

/** "To specify midnight, enter 12:00AM" (Administrator Guide, hours of operation). */
const endMinutes = ({ end }: OpenTime) => minutes(end) || DAY_MINUTES;
