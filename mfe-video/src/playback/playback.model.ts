import type { ApiClient } from '@video-escalation/contracts/http/client';
import { Problem, type ProblemCode } from '@video-escalation/contracts/http/problems';
import {
  listRecordings,
  recordPlay,
  type PlayableRecording,
} from '@video-escalation/contracts/http/recordings';
import type { MeetingId, RecordingId } from '@video-escalation/contracts/ids';

interface PlaybackState {
  readonly list: 'loading' | 'ready' | 'failed';
  /** Why the list could not be had. */
  readonly problem: ProblemCode | null;
  /** By start time. */
  readonly recordings: readonly PlayableRecording[];
  readonly selectedId: RecordingId | null;
  /** What the player plays; another one for the same recording continues where the last one was. */
  readonly address: string | null;
  /** Fresh addresses didn't help: it's for the viewer to try again. */
  readonly isPlayerBroken: boolean;
  /** Unfinished ones are looked after; false with unfinished ones: it took too long. */
  readonly isWatching: boolean;
}

/** The recordings of one meeting, for somebody who may play them. No method rejects. */
export interface PlaybackModel {
  getSnapshot(): PlaybackState;
  subscribe(listener: () => void): () => void;
  /** The first time and whenever the viewer asks again. */
  load(): Promise<void>;
  select(recordingId: RecordingId): void;
  /** Said by the player whenever it begins to play; goes to the audit log once a recording. */
  playing(): void;
  /** The player can't go on with its address. */
  broken(): Promise<void>;
  /** Where to download from now, once it is in the audit log; null where it can't be had. */
  download(recordingId: RecordingId): Promise<string | null>;
  destroy(): void;
}

export interface PlaybackDeps {
  readonly api: ApiClient;
  readonly meetingId: MeetingId;
  /** Milliseconds since 1970, to compare with the addresses' ends. */
  readonly now: () => number;
  /** Calls back once; returns the cancel. */
  readonly after: (ms: number, run: () => void) => () => void;
}

/** Addresses are renewed that long before they end, so that no seek meets a dead one. */
const RENEW_AHEAD_MS = 60_000;
/** A viewer's clock that is far ahead must not turn renewing into a storm. */
const RENEW_AT_LEAST_MS = 30_000;
const WATCH_EVERY_MS = 3_000;
const WATCH_TIMES = 100;
/** Fresh addresses in a row that didn't play. */
const BREAKS_LIMIT = 3;

export function createPlayback({ api, meetingId, now, after }: PlaybackDeps): PlaybackModel {
  const listeners = new Set<() => void>();
  const stop = new AbortController();
  const logged = new Set<string>();
  let addressEndsMs = Infinity;
  let cancelRenewal = (): void => undefined;
  let cancelWatch = (): void => undefined;
  let watched = 0;
  let breaks = 0;
  let state: PlaybackState = {
    list: 'loading',
    problem: null,
    recordings: [],
    selectedId: null,
    address: null,
    isPlayerBroken: false,
    isWatching: false,
  };

  function set(change: Partial<PlaybackState>): void {
    if (stop.signal.aborted) return;
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  }

  const find = (recordingId: RecordingId | null) =>
    state.recordings.find((each) => each.recordingId === recordingId);

  /** @throws Problem */
  async function refresh(): Promise<void> {
    const input = { params: { meetingId }, signal: stop.signal };
    const { recordings } = await api.call(listRecordings, input);
    set({ list: 'ready', problem: null, recordings });
    if (!find(state.selectedId)?.isReady) {
      const first = recordings.find((each) => each.isReady);
      if (first) select(first.recordingId);
    }
    watch();
    planRenewal();
  }

  /** The player goes on with what the list says now. */
  function adopt(): void {
    const playback = find(state.selectedId)?.playback;
    addressEndsMs = playback ? Date.parse(playback.expiresAt) : Infinity;
    set({ address: playback?.url ?? null, isPlayerBroken: false });
    planRenewal();
  }

  function select(selectedId: RecordingId): void {
    if (selectedId === state.selectedId) return;
    breaks = 0;
    set({ selectedId });
    adopt();
  }

  function planRenewal(): void {
    cancelRenewal();
    const ends = state.recordings.flatMap(({ playback }) =>
      playback ? [Date.parse(playback.expiresAt)] : [],
    );
    const soonest = Math.min(addressEndsMs, ...ends);
    if (!Number.isFinite(soonest) || stop.signal.aborted) return;
    const waitMs = Math.max(soonest - now() - RENEW_AHEAD_MS, RENEW_AT_LEAST_MS);
    cancelRenewal = after(waitMs, () => void renew());
  }

  /** True if there are fresh addresses; otherwise the next plan tries again. */
  async function renew(): Promise<boolean> {
    try {
      await refresh();
      adopt();
      return true;
    } catch {
      planRenewal();
      return false;
    }
  }

  function watch(): void {
    cancelWatch();
    const isWatching = watched < WATCH_TIMES && state.recordings.some((each) => !each.isReady);
    set({ isWatching });
    if (!isWatching || stop.signal.aborted) return;
    cancelWatch = after(WATCH_EVERY_MS, () => {
      watched++;
      refresh().catch(watch);
    });
  }

  async function log(recordingId: RecordingId, how: 'play' | 'download'): Promise<void> {
    const key = `${recordingId}/${how}`;
    if (logged.has(key)) return;
    logged.add(key);
    const input = { params: { recordingId }, body: { meetingId, how } };
    // What wasn't taken is said again with the next play.
    await api.call(recordPlay, input).catch(() => logged.delete(key));
  }

  return {
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async load() {
      watched = 0;
      breaks = 0;
      set({ problem: null, ...(state.list === 'failed' ? { list: 'loading' } : {}) });
      try {
        await refresh();
        if (state.isPlayerBroken) adopt();
      } catch (error) {
        const problem = error instanceof Problem ? error.code : 'server/failed';
        if (state.list === 'loading') set({ list: 'failed', problem });
        else watch();
      }
    },
    select,
    playing() {
      breaks = 0;
      if (state.selectedId) void log(state.selectedId, 'play');
    },
    async broken() {
      breaks++;
      const isRenewed = breaks < BREAKS_LIMIT && (await renew());
      if (!isRenewed) set({ isPlayerBroken: true });
    },
    async download(recordingId) {
      const endsMs = Date.parse(find(recordingId)?.playback?.expiresAt ?? '');
      if (endsMs - now() < RENEW_AT_LEAST_MS) await renew();
      await log(recordingId, 'download');
      return find(recordingId)?.playback?.downloadUrl ?? null;
    },
    destroy() {
      stop.abort();
      cancelRenewal();
      cancelWatch();
      listeners.clear();
    },
  };
}
