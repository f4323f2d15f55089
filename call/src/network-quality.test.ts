import { expect, test } from 'vitest';
import { createNetworkJudge } from './network-quality.ts';

function judging() {
  const told: string[] = [];
  return { told, judge: createNetworkJudge((quality) => told.push(quality)) };
}

test('lasting loss makes the connection fair, then poor, and its end makes it good again', () => {
  const { told, judge } = judging();
  for (let i = 0; i < 5; i++) judge.onLoss(5);
  for (let i = 0; i < 5; i++) judge.onLoss(30);
  for (let i = 0; i < 5; i++) judge.onLoss(0);
  expect(told).toEqual(['fair', 'poor', 'fair', 'good']);
});

test('a single small loss among good seconds changes nothing', () => {
  const { told, judge } = judging();
  for (const percent of [0, 0, 0, 0, 10]) judge.onLoss(percent);
  expect(told).toEqual([]);
});

test("the service's verdict counts at once, whatever the loss", () => {
  const { told, judge } = judging();
  judge.onVerdict(true);
  judge.onLoss(0);
  judge.onVerdict(false);
  expect(told).toEqual(['poor', 'good']);
});
