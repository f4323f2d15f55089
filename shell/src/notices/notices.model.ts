import type { Notice } from '@video-escalation/contracts/events/workspace';
import type { After } from '../remotes/time-limit.ts';

export interface ShownNotice extends Notice {
  readonly id: number;
  /** What the reader can do about it; a notice with an answer stays until it is given or dismissed. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface Notices {
  subscribe(listener: () => void): () => void;
  getSnapshot(): readonly ShownNotice[];
  raise(notice: Omit<ShownNotice, 'id'>): void;
  dismiss(id: number): void;
}

const SHOWN_AT_MOST = 4;
/** What newer ones cover comes back when these are gone: nobody has answered it yet. */
const KEPT_AT_MOST = 20;
/** Long enough to read 300 characters at leisure; errors wait to be dismissed. */
const GOES_AFTER_MS = { info: 6_000, success: 6_000, warning: 12_000 } as const;

/** The workspace's one place of notices: few, newest last, gone by themselves. */
export function createNotices(after: After): Notices {
  const listeners = new Set<() => void>();
  const cancels = new Map<number, () => void>();
  let kept: readonly ShownNotice[] = [];
  let shown: readonly ShownNotice[] = [];
  let count = 0;

  function set(next: readonly ShownNotice[]): void {
    for (const { id } of kept) {
      if (next.some((each) => each.id === id)) continue;
      cancels.get(id)?.();
      cancels.delete(id);
    }
    kept = next;
    shown = next.slice(-SHOWN_AT_MOST);
    for (const listener of listeners) listener();
  }

  function dismiss(id: number): void {
    set(kept.filter((notice) => notice.id !== id));
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => shown,
    raise(notice) {
      const id = ++count;
      const others = kept.filter(({ key }) => key === undefined || key !== notice.key);
      set([...others, { ...notice, id }].slice(-KEPT_AT_MOST));
      if (notice.level !== 'error' && !notice.action) {
        cancels.set(
          id,
          after(GOES_AFTER_MS[notice.level], () => dismiss(id)),
        );
      }
    },
    dismiss,
  };
}
