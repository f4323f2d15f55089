import { expect, test } from 'vitest';
import { resolveText } from './expressions.ts';

const scope = {
  ContactId: 'c-1',
  Attributes: { customerName: 'Chris', 'first name': 'C.', constructorName: 'x' },
  Metrics: { Queue: { Size: 3 } },
};

test('references inside a sentence become their values, and the sentence keeps its marks', () => {
  expect(resolveText('Hi, $.Attributes.customerName! Number $.Metrics.Queue.Size.', scope)).toBe(
    'Hi, Chris! Number 3.',
  );
});

test('a key with a space is written in brackets', () => {
  expect(resolveText("$.Attributes['first name']", scope)).toBe('C.');
});

test('what does not exist is empty, also where JavaScript would find something inherited', () => {
  expect(resolveText('[$.Attributes.missing]', scope)).toBe('[]');
  expect(resolveText('[$.Attributes.constructor.name]', scope)).toBe('[]');
  expect(resolveText('[$.Attributes]', scope)).toBe('[]');
});

test('a value that looks like a reference is not resolved again', () => {
  expect(
    resolveText('$.Attributes.customerName', { Attributes: { customerName: '$.ContactId' } }),
  ).toBe('$.ContactId');
});
