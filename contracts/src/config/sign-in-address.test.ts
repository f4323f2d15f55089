import { expect, test } from 'vitest';
import { signInAddress } from './sign-in-address.ts';

const newInstance = 'https://riverbank.my.connect.aws';
const oldInstance = 'https://riverbank.awsapps.com';

test.each([
  ['a new instance', `${newInstance}/ccp-v2/`, `${newInstance}/auth/sign-in`],
  ['an old instance', `${oldInstance}/connect/ccp-v2/`, `${oldInstance}/connect/auth/sign-in`],
])('agents of %s sign in beside its contact control panel', (_instance, ccpUrl, expected) => {
  expect(signInAddress(ccpUrl)).toBe(expected);
});

test.each([
  ['no address', undefined, `${oldInstance}/connect/auth/sign-in`],
  ['no URL', 'sign in here', `${oldInstance}/connect/auth/sign-in`],
  ['the same host', `${oldInstance}/auth/sign-in?x=1`, `${oldInstance}/auth/sign-in`],
  ['another host', `${newInstance}/auth/sign-in`, `${oldInstance}/connect/auth/sign-in`],
  ['another page', `${oldInstance}/auth/elsewhere`, `${oldInstance}/connect/auth/sign-in`],
])('a SignInUrl with %s leads to %3$s', (_what, answered, expected) => {
  expect(signInAddress(`${oldInstance}/connect/ccp-v2/`, answered)).toBe(expected);
});
