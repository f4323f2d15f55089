import { expect, test } from 'vitest';
import { signInFields } from './federation-form.ts';

const credentials = {
  AccessToken: 'access',
  AccessTokenExpiration: new Date('2026-11-29T12:00:00.000Z'),
  RefreshToken: 'refresh',
  RefreshTokenExpiration: new Date('2026-11-29T22:00:00.000Z'),
};

/**
 * Field names, members and units of the form that amazon-connect/video-call-escalation posts (commit 324fb22), the
 * one public client that is known to have signed agents in to a real instance this way.
 */
const golden = {
  credentials:
    '{"AccessToken":"access","AccessTokenExpiration":1795953600000,"RefreshToken":"refresh","RefreshTokenExpiration":1795989600000}',
  destination: '',
};

test('the sign-in form is the one that the real service is known to take', () => {
  expect(signInFields(credentials)).toEqual(golden);
});

test.each(Object.keys(credentials))('credentials without %s make no form', (missing) => {
  expect(() => signInFields({ ...credentials, [missing]: undefined })).toThrow(
    'GetFederationToken',
  );
  expect(() => signInFields(undefined)).toThrow('GetFederationToken');
});
