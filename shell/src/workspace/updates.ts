import type { Messages } from '../messages.ts';
import type { Notices, ShownNotice } from '../notices/notices.model.ts';
import type { Slot } from '../remotes/slot.model.ts';
import type { Usage } from './usage.model.ts';

export interface UpdatableSlot {
  readonly name: string;
  /** As agents know it. */
  readonly title: string;
  readonly slot: Slot;
  /** The version that should run by now. */
  readonly wanted: () => string | undefined;
  /** Whether that would be going back, from what runs: its team has seen something that agents needn't. */
  readonly isRollback: (running: string, next: string) => boolean;
  /** Whether taking it off the page would take something away from the agent. */
  readonly isInUse: () => boolean;
}

export interface UpdatesDeps {
  readonly slots: readonly UpdatableSlot[];
  readonly usage: Pick<Usage, 'subscribe'>;
  readonly notices: Notices;
  readonly messages: Messages;
}

/**
 * What another registry means for what runs: a slot that failed tries again at once; one that runs another
 * version offers the new one and keeps its own until the agent says so; a roll-back doesn't wait for him, but as
 * all of it for the end of a call.
 */
export function createUpdates({ slots, usage, notices, messages }: UpdatesDeps) {
  const offered = new Map<string, string>();
  const waiting = new Map<UpdatableSlot, () => void>();

  function say(of: UpdatableSlot, text: string, action?: ShownNotice['action']): void {
    notices.raise({
      level: 'info',
      key: `new-version-${of.name}`,
      text,
      ...(action && { action }),
    });
  }

  function offer(of: UpdatableSlot): void {
    const run = () => (of.isInUse() ? postpone(of, offer) : take(of));
    say(of, messages.newVersion(of.title), { label: messages.reload, run });
  }

  function postpone(of: UpdatableSlot, then: (of: UpdatableSlot) => void): void {
    say(of, messages.newVersionWaits(of.title));
    waiting.set(of, () => then(of));
  }

  function take(of: UpdatableSlot): void {
    say(of, messages.newVersionTaken(of.title));
    void of.slot.renew();
  }

  function goBack(of: UpdatableSlot): void {
    if (of.isInUse()) waiting.set(of, () => take(of));
    else take(of);
  }

  const stop = usage.subscribe(() => {
    for (const [of, run] of waiting) {
      if (of.isInUse()) continue;
      waiting.delete(of);
      run();
    }
  });

  return {
    look(): void {
      for (const of of slots) {
        const state = of.slot.getSnapshot();
        const wanted = of.wanted();
        if (state.state === 'failed') of.slot.retry();
        if (state.state !== 'mounted' || wanted === undefined) continue;
        if (wanted === state.version || wanted === offered.get(of.name)) continue;
        offered.set(of.name, wanted);
        if (of.isRollback(state.version, wanted)) goBack(of);
        else offer(of);
      }
    },
    stop,
  };
}
