import { expect, test } from 'vitest';
import { createNotices } from './notices.model.ts';

function aPlace() {
  const timers = new Map<() => void, number>();
  const notices = createNotices((ms, callback) => {
    timers.set(callback, ms);
    return () => void timers.delete(callback);
  });
  const pass = (ms: number) => {
    for (const [callback, after] of [...timers]) if (after <= ms) callback();
  };
  const texts = () => notices.getSnapshot().map((notice) => notice.text);
  return { notices, pass, texts, timers };
}

test('an information goes by itself, an error waits to be dismissed', () => {
  const { notices, pass, texts } = aPlace();
  notices.raise({ level: 'info', text: 'Saved.' });
  notices.raise({ level: 'error', text: 'Not saved.' });
  pass(6_000);
  expect(texts()).toEqual(['Not saved.']);
  notices.dismiss(notices.getSnapshot()[0]!.id);
  expect(texts()).toEqual([]);
});

test('a notice that asks for an answer stays', () => {
  const { notices, pass, texts } = aPlace();
  notices.raise({
    level: 'warning',
    text: 'Expired.',
    action: { label: 'Go', run: () => undefined },
  });
  pass(60_000);
  expect(texts()).toEqual(['Expired.']);
});

test('the same key replaces the notice before, and its timer with it', () => {
  const { notices, texts, timers } = aPlace();
  notices.raise({ level: 'warning', text: 'Trying again in 5 s.', key: 'phone' });
  notices.raise({ level: 'success', text: 'Back again.', key: 'phone' });
  expect(texts()).toEqual(['Back again.']);
  expect([...timers.values()]).toEqual([6_000]);
});

test('of many the newest four are shown, and what they cover comes back when they are gone', () => {
  const { notices, pass, texts } = aPlace();
  notices.raise({ level: 'error', text: '1' });
  for (const text of ['2', '3', '4', '5']) notices.raise({ level: 'info', text });
  expect(texts()).toEqual(['2', '3', '4', '5']);
  pass(6_000);
  expect(texts()).toEqual(['1']);
});
