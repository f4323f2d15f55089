import { listOf, oneOf, possible, whole, yesOrNo } from '../parameter.ts';
import { REGION } from './patterns.ts';

export const callParameters = {
  'media-regions': possible(
    {
      meaning:
        "Regions that a call may be hosted in, the usual one first; the one nearest to the agent is taken. Left out, the instance's own.",
      form: 'regions of the Amazon Chime SDK, separated by commas',
      example: 'eu-central-1,eu-west-2',
    },
    listOf(REGION),
  ),
  'camera-on-when-joining': oneOf(
    { meaning: 'Whose camera is on from the start.' },
    ['none', 'agent', 'customer', 'both'],
    'none',
  ),
  'route-expires-minutes': whole(
    {
      meaning: 'How long the reference of an ad-hoc route works.',
      form: 'minutes from 1 to 1440',
      example: '15',
    },
    { minimum: 1, maximum: 1_440 },
    15,
  ),
  'route-email-from': possible(
    {
      meaning:
        'Sender of links by e-mail, an identity verified with Amazon SES. Left out, none are sent.',
      form: 'an e-mail address',
      example: 'video@example.com',
    },
    '^[^@\\s]+@[^@\\s]+$',
  ),
  'route-sms': yesOrNo({ meaning: 'Whether agents may send links as text messages.' }, false),
  'route-sms-sender-id': possible(
    {
      meaning: 'Name that text messages come from, in countries that know such names.',
      form: 'at most eleven letters, digits and hyphens',
      example: 'Riverbank',
      onlyIf: 'route-sms',
    },
    '^[A-Za-z0-9-]{1,11}$',
  ),
};
