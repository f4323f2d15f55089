import type { ApiClient } from '@video-escalation/contracts/http/client';
import {
  answerRecordingConsent,
  type ConsentAnswer,
} from '@video-escalation/contracts/http/recordings';
import type { RuntimeConfig } from '@video-escalation/contracts/http/runtime-config';
import type { ContactId, RecordingId } from '@video-escalation/contracts/ids';
import type { Recording } from '@video-escalation/contracts/recordings/recording';
import { createState, type Readable } from '../state.ts';

/** Null: calls are not recorded here. */
export type RecordingPolicy = NonNullable<RuntimeConfig['recording']>['consent'] | null;

export interface RecordingNotice {
  /** The latest one of the meeting; null: none was asked for. */
  readonly recording: Recording | null;
  /** What this customer may expect before any recording is under way. */
  readonly policy: RecordingPolicy;
  /** The question is open and this page hasn't answered it. */
  readonly isAsked: boolean;
  /** Agreed before, and can be taken back. */
  readonly mayWithdraw: boolean;
  readonly isAnswering: boolean;
  /** The last answer didn't reach the server. */
  readonly hasFailed: boolean;
}

/** What the customer knows of being recorded, and says to it. No method rejects. */
export interface RecordingModel extends Readable<RecordingNotice> {
  told(recording: Recording | null): void;
  answer(answer: ConsentAnswer): Promise<void>;
}

export interface RecordingDeps {
  readonly api: ApiClient;
  readonly contactId: ContactId;
  readonly policy: () => RecordingPolicy;
}

const RUNNING: readonly Recording['state'][] = ['starting', 'recording', 'paused'];

export function createRecording({ api, contactId, policy }: RecordingDeps): RecordingModel {
  let recording: Recording | null = null;
  /** What the api has taken; the event that tells of it may be a moment later. */
  let answered: { recordingId: RecordingId; answer: ConsentAnswer } | null = null;
  let isAnswering = false;
  let hasFailed = false;
  const state = createState<RecordingNotice>(snapshot());

  function snapshot(): RecordingNotice {
    const mine = recording && answered?.recordingId === recording.recordingId ? answered : null;
    return {
      recording,
      policy: policy(),
      isAsked: recording?.state === 'asking' && mine === null,
      mayWithdraw:
        recording?.consent?.answer === 'given' &&
        RUNNING.includes(recording.state) &&
        mine?.answer !== 'refused',
      isAnswering,
      hasFailed,
    };
  }

  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    told(next) {
      if (next?.recordingId !== recording?.recordingId) hasFailed = false;
      recording = next;
      state.set(snapshot());
    },
    async answer(answer) {
      if (!recording || isAnswering) return;
      const { recordingId } = recording;
      isAnswering = true;
      hasFailed = false;
      state.set(snapshot());
      try {
        const input = { params: { contactId }, body: { recordingId, answer } };
        await api.call(answerRecordingConsent, input);
        answered = { recordingId, answer };
      } catch {
        hasFailed = true;
      }
      isAnswering = false;
      state.set(snapshot());
    },
  };
}
