/** A time in line as a person would say it. */
export type Wait = 'moments' | { readonly count: number; readonly unit: 'second' | 'minute' };

/** Rounded up: who goes in earlier is content. */
export function roundWait(ms: number): Wait {
  if (ms <= 10_000) return 'moments';
  if (ms <= 90_000) return { count: Math.ceil(ms / 10_000) * 10, unit: 'second' };
  return { count: Math.ceil(ms / 60_000), unit: 'minute' };
}

/** Changes once a minute at most. */
export function roundWaitToMinutes(ms: number): Wait {
  return { count: Math.max(1, Math.ceil(ms / 60_000)), unit: 'minute' };
}

const words = {
  en: { moments: 'a few seconds more', about: 'about' },
  de: { moments: 'noch wenige Sekunden', about: 'noch etwa' },
};

export function formatWait(wait: Wait, language: 'en' | 'de'): string {
  const { moments, about } = words[language];
  if (wait === 'moments') return moments;
  const { count, unit } = wait;
  const amount = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return `${about} ${amount.format(count)}`;
}
