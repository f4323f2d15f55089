import { answerRecordingConsent } from '@video-escalation/contracts/http/recordings';
import { Problem } from '@video-escalation/contracts/http/problems';
import { aContactId, aRecording, aRecordingId } from '@video-escalation/contracts/testing/builders';
import { beforeEach, expect, test } from 'vitest';
import { createFakeApi, type FakeApi } from '../api.testing.ts';
import { messagesFor } from '../messages.ts';
import { expectationText, noticeText } from './notice-text.ts';
import { createRecording, type RecordingModel, type RecordingPolicy } from './recording.model.ts';

const words = messagesFor('en').recording;
let api: FakeApi;
let policy: RecordingPolicy;
let model: RecordingModel;

beforeEach(() => {
  api = createFakeApi();
  policy = null;
  model = createRecording({ api, contactId: aContactId(), policy: () => policy });
});

const notice = () => model.getSnapshot();
const shown = () => noticeText(notice(), words);
const given = { answer: 'given', at: '2026-01-02T14:02:00.000Z' } as const;

test('the question is open until it is answered here, once, and a new recording asks anew', async () => {
  model.told(aRecording({ state: 'asking' }));
  expect(notice().isAsked).toBe(true);
  await Promise.all([model.answer('given'), model.answer('refused')]);
  expect(notice().isAsked).toBe(false);
  expect(api.calls).toEqual(['POST /v1/contacts/:contactId/recording-consent']);
  model.told(aRecording({ state: 'asking', recordingId: aRecordingId('recording-2') }));
  expect(notice().isAsked).toBe(true);
});

test('an answer that does not get through leaves the question open and says so', async () => {
  api.answer(answerRecordingConsent, new Problem('server/unavailable'));
  model.told(aRecording({ state: 'asking' }));
  await model.answer('given');
  expect(notice()).toMatchObject({ isAsked: true, hasFailed: true, isAnswering: false });
  api.answer(answerRecordingConsent, undefined);
  await model.answer('given');
  expect(notice()).toMatchObject({ isAsked: false, hasFailed: false });
});

test('who agreed reads when, and can take it back', async () => {
  model.told(aRecording({ consent: given }));
  expect(notice().mayWithdraw).toBe(true);
  expect(shown().text).toMatch(/^Recording, you agreed at \d\d:02$/);
  await model.answer('refused');
  expect(notice().mayWithdraw).toBe(false);
  model.told(aRecording({ state: 'stopping', endReason: 'consent-refused', consent: given }));
  expect(shown()).toEqual({ text: words.withdrawn, isHeardOnly: false });
});

test('the notice stands before the first frame, during a pause, and until the recording is off', () => {
  const visible = (['starting', 'recording', 'paused'] as const).map((state) => {
    model.told(aRecording({ state }));
    return shown();
  });
  expect(visible.every((each) => !each.isHeardOnly && each.text !== '')).toBe(true);
  expect(new Set(visible.map((each) => each.text)).size).toBe(3);
  expect(notice().mayWithdraw).toBe(false);
  model.told(aRecording({ state: 'ended', endReason: 'stopped' }));
  expect(shown()).toEqual({ text: words.off, isHeardOnly: true });
});

test.each([
  ['nothing where calls are not recorded', null, null, ''],
  ['that it may be recorded', 'notice', null, words.expect.notice],
  ['that one is asked', 'ask', null, words.expect.ask],
  ['that it is recorded already', 'notice', aRecording(), words.already],
  ['that one is asked, before it is', 'ask', aRecording({ state: 'asking' }), words.expect.ask],
] as const)('before joining one reads %s', (_what, choice, recording, text) => {
  policy = choice;
  model.told(recording);
  expect(expectationText(notice(), words)).toBe(text);
});
