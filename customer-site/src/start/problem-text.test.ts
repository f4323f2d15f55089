import type { ProblemCode } from '@video-escalation/contracts/http/problems';
import { expect, test } from 'vitest';
import { messagesFor } from '../messages.ts';
import { isReferenceProblem, problemText } from './problem-text.ts';

const en = messagesFor('en').form;
const problem = (code: ProblemCode, retryAfterS?: number) => ({ code, retryAfterS });

test('each way a reference can fail has its own sentence, in both languages', () => {
  for (const { form } of [messagesFor('en'), messagesFor('de')]) {
    const codes = ['route/invalid', 'route/too-many-attempts', 'route/agent-away'] as const;
    const sentences = codes.map((code) => problemText(problem(code), form, false));
    expect(new Set(sentences).size).toBe(codes.length);
    expect(sentences).not.toContain(form.failed);
  }
});

test('a link that failed is not asked to be checked for typing errors', () => {
  expect(problemText(problem('route/invalid'), en, true)).toBe(en.linkInvalid);
  expect(problemText(problem('route/invalid'), en, false)).toBe(en.referenceInvalid);
});

test('the wait is told in whole minutes, at least one', () => {
  expect(problemText(problem('route/too-many-attempts', 90), en, false)).toContain('2 minutes');
  expect(problemText(problem('route/too-many-attempts', 5), en, false)).toContain('a minute');
});

test('going on without a reference helps against its problems alone', () => {
  expect(isReferenceProblem(problem('route/agent-away'))).toBe(true);
  expect(isReferenceProblem(problem('server/unavailable'))).toBe(false);
  expect(isReferenceProblem(null)).toBe(false);
});
