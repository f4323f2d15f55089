import { needed, oneOf, possible, whole } from '../parameter.ts';
import { ACCOUNT, PARTITION, REGION, UUID } from './patterns.ts';

export const connectParameters = {
  'connect-instance-arn': needed(
    {
      meaning:
        'The Amazon Connect instance that contacts come through. Everything is deployed into its region and account.',
      form: "an Amazon Connect instance's ARN",
      example:
        'arn:aws:connect:eu-central-1:111122223333:instance/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    },
    `^arn:${PARTITION}:connect:${REGION}:${ACCOUNT}:instance/${UUID}$`,
  ),
  'connect-instance-url': needed(
    {
      meaning: "The instance's address, where agents open Amazon Connect itself.",
      form: 'an https address without a path',
      example: 'https://riverbank.my.connect.aws',
    },
    '^https://[a-z0-9-]+(\\.[a-z0-9-]+)+$',
  ),
  'connect-default-contact-flow-id': possible(
    {
      meaning:
        "The flow that every chat starts in. Left out, it is this project's own, which is deployed with the rest.",
      form: "a flow's id, not its ARN",
      example: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    },
    `^${UUID}$`,
  ),
  'connect-sign-in': oneOf(
    {
      meaning:
        'How agents get into Amazon Connect: `federated` by the role below, for an instance with SAML; `popup` by its own login window.',
    },
    ['federated', 'popup'],
    'federated',
  ),
  'ccpLogin-lambda-role-to-assume': possible(
    {
      meaning:
        'A federation role that your agents already use. Left out, one is made; then nobody who was federated before may sign in by another one.',
      form: "a role's ARN",
      example: 'arn:aws:iam::111122223333:role/AmazonConnectSSO',
    },
    `^arn:${PARTITION}:iam::${ACCOUNT}:role/[\\w+=,.@/-]+$`,
  ),
  'expected-agents': whole(
    {
      meaning: 'How many agents work at the same time: quotas and alarms are held against it.',
      form: 'a number from 1 to 10000',
      example: '50',
    },
    { minimum: 1, maximum: 10_000 },
    50,
  ),
};
