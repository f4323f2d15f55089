import { Problem } from '@video-escalation/contracts/http/problems';
import { openReference } from '@video-escalation/contracts/http/routes';
import { beforeEach, expect, test } from 'vitest';
import { createFakeApi, type FakeApi } from '../api.testing.ts';
import { createReference } from './reference.model.ts';

const TOKEN = 'rAbCdEfGhIjKlMnOpQrStUv';
const OPEN = 'POST /v1/references/open';
let api: FakeApi;

beforeEach(() => {
  api = createFakeApi();
  api.answer(openReference, { agentName: 'Alice', expiresAt: '2026-03-02T10:15:00.000Z' });
});

test('digits from the address are for the field, as they came, and nobody is asked about them', async () => {
  const reference = createReference(api, '4821 0937');
  await reference.check();
  expect(reference.getSnapshot()).toEqual({ kind: 'digits', digits: '4821 0937' });
  expect(api.calls).toEqual([]);
});

test('a link is looked at once, and says whose it is', async () => {
  const reference = createReference(api, TOKEN);
  await Promise.all([reference.check(), reference.check()]);
  await reference.check();
  expect(reference.getSnapshot()).toMatchObject({ kind: 'link', agentName: 'Alice' });
  expect(api.calls).toEqual([OPEN]);
});

test('a link that is refused is known as such before the form is filled in', async () => {
  api.answer(openReference, new Problem('route/invalid'));
  const reference = createReference(api, TOKEN);
  await reference.check();
  expect(reference.getSnapshot()).toMatchObject({ token: TOKEN, isInvalid: true });
});

test('a link that could not be looked at is still used: starting looks again', async () => {
  api.answer(openReference, new Problem('server/unavailable'));
  const reference = createReference(api, TOKEN);
  await reference.check();
  expect(reference.getSnapshot()).toMatchObject({ token: TOKEN, isInvalid: false });
});

test('an answer that comes after the customer went on without the link changes nothing', async () => {
  const reference = createReference(api, TOKEN);
  const checking = reference.check();
  reference.forget();
  await checking;
  expect(reference.getSnapshot()).toEqual({ kind: 'none' });
});
