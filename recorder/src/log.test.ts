import { expect, it } from 'vitest';
import { describeError, scrub } from './log.ts';

it('says of a vendor’s error what kind it is, and nothing that was sent', () => {
  class AccessDenied extends Error {
    override name = 'AccessDenied';
    $metadata = { httpStatusCode: 403 };
  }
  const line = describeError(new AccessDenied('alice@example.com may not read s3://recordings/x'));
  expect(line).toMatchObject({ type: 'AccessDenied', awsStatus: 403 });
  expect(JSON.stringify(line)).not.toMatch(/alice|s3:/);
});

it('takes addresses, e-mail addresses and tokens out of texts', () => {
  const text =
    'GET http://api.example/v1?x=1 for bob@example.com with abcdefghijklmnopqrstuvwxyz01';
  expect(scrub(text)).toBe('GET [address] for [e-mail] with [token]');
});
