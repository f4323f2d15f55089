/** "1:05" or "1:02:07": read at a glance while it runs. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (parts[0] === 0) parts.shift();
  return parts.map((part, index) => (index === 0 ? part : String(part).padStart(2, '0'))).join(':');
}

/** "3 minutes", "40 Sekunden": for sentences. */
export function durationText(ms: number, language: string): string {
  const isShort = ms < 60_000;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: isShort ? 'second' : 'minute',
    unitDisplay: 'long',
  }).format(Math.max(1, Math.round(ms / (isShort ? 1000 : 60_000))));
}
