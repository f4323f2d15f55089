import { useEffect, useState } from 'preact/hooks';

/** `0:07`, `12:34`, `1:02:03`; never negative, whatever the clocks say. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const pad = (value: number) => String(value).padStart(2, '0');
  const tail = pad(seconds % 60);
  return hours ? `${hours}:${pad(minutes)}:${tail}` : `${minutes}:${tail}`;
}

function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** Time since then, ticking; silent for screen readers, which would read every second aloud. */
export function Elapsed({ since }: { since: number }) {
  const now = useNow(1000);
  return (
    <span class="elapsed" role="timer" aria-live="off">
      {formatDuration(now - since)}
    </span>
  );
}

/** Whole seconds until then. */
export function Remaining({ until }: { until: number }) {
  const now = useNow(250);
  return <>{Math.max(0, Math.ceil((until - now) / 1000))} s</>;
}
