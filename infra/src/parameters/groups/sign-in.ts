import { listOf, needed, oneOf, possible, yesOrNo } from '../parameter.ts';
import { ORIGIN } from './patterns.ts';

const SAML = 'cognito-saml-enabled';
const ADDRESSES = listOf(`${ORIGIN}(/[^,\\s]*)?`);

export const signInParameters = {
  'cognito-domain-prefix': needed(
    {
      meaning: 'First part of the address where agents sign in; nobody else may have it.',
      form: 'small letters, digits and hyphens, without the words aws, amazon or cognito',
      example: 'video-escalation-riverbank',
    },
    '^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$',
  ),
  'cognito-mfa': oneOf(
    { meaning: 'Whether agents who sign in with a password need a second factor.' },
    ['required', 'optional', 'off'],
    'required',
  ),
  'cognito-saml-enabled': yesOrNo(
    { meaning: "Whether agents sign in with your own identity provider's SAML." },
    false,
  ),
  'cognito-saml-identity-provider-url': possible(
    {
      meaning: "Address of the identity provider's metadata.",
      form: 'an https address',
      example: 'https://portal.sso.eu-central-1.amazonaws.com/saml/metadata/aaabbbcccdddeee',
      onlyIf: SAML,
    },
    '^https://[^\\s]+$',
  ),
  'cognito-saml-identity-provider-name': possible(
    {
      meaning: 'Name of the identity provider, as agents may read it.',
      form: 'three to 32 letters, digits, hyphens and dots',
      example: 'AWSSSO',
      onlyIf: SAML,
    },
    '^[A-Za-z0-9._-]{3,32}$',
  ),
  'cognito-saml-callback-urls': possible(
    {
      meaning: "Where sign-in may lead back to. Left out, the workspace's own address.",
      form: 'https addresses, separated by commas',
      example: 'https://agents.example.com/',
      onlyIf: SAML,
    },
    ADDRESSES,
  ),
  'cognito-saml-logout-urls': possible(
    {
      meaning: "Where signing out may lead to. Left out, the workspace's own address.",
      form: 'https addresses, separated by commas',
      example: 'https://agents.example.com/?logout',
      onlyIf: SAML,
    },
    ADDRESSES,
  ),
};
