/** What a list of recordings shows of time and size, in the reader's way. */
export interface Formats {
  start(iso: string): string;
  /** "40 sec", "2 min 5 sec" */
  length(ms: number): string;
  size(bytes: number | undefined): string;
  number(value: number): string;
}

export function formatsOf(locale: string): Formats {
  const start = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const unit = (name: 'minute' | 'second' | 'megabyte') =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: name === 'megabyte' ? 1 : 0,
    });
  const plain = new Intl.NumberFormat(locale);
  const [minutes, seconds, megabytes] = [unit('minute'), unit('second'), unit('megabyte')];
  return {
    start: (iso) => start.format(new Date(iso)),
    length(ms) {
      const total = Math.max(1, Math.round(ms / 1_000));
      const parts = [
        ...(total >= 60 ? [minutes.format(Math.floor(total / 60))] : []),
        ...(total % 60 > 0 ? [seconds.format(total % 60)] : []),
      ];
      return parts.join(' ');
    },
    number: (value) => plain.format(value),
    size: (bytes) => (bytes === undefined ? '' : megabytes.format(bytes / 1_000_000)),
  };
}
