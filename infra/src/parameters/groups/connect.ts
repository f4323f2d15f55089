import { needed, oneOf, possible, text, whole } from '../parameter.ts';
import { ACCOUNT, PARTITION, REGION, SENTENCES, UUID } from './patterns.ts';

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
  'connect-hours-of-operation-id': possible(
    {
      meaning: 'Hours in which customers are put through. Left out, always.',
      form: "the id of the instance's hours of operation",
      example: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    },
    `^${UUID}$`,
  ),
  'connect-closed-text': text(
    {
      meaning: 'What customers are told outside these hours: what they can do instead.',
      form: 'one to five hundred characters without a dollar sign',
      example: 'Call +49 40 555 0199, or come back on weekdays from 8 to 20.',
    },
    SENTENCES,
    'Please come back during our opening hours.',
  ),
  'connect-queue-capacity': whole(
    {
      meaning: 'How many customers may wait at once; whoever comes then is told so.',
      form: 'a number from 1 to 1000',
      example: '50',
    },
    { minimum: 1, maximum: 1_000 },
    50,
  ),
  'connect-full-text': text(
    {
      meaning: 'What they are told to do instead of waiting.',
      form: 'one to five hundred characters without a dollar sign',
      example: 'Please try again in a few minutes, or call +49 40 555 0199.',
    },
    SENTENCES,
    'Please try again in a few minutes.',
  ),
  'connect-lex-bot-alias-arn': possible(
    {
      meaning:
        'A bot of Amazon Lex V2 that speaks with customers before they wait. Left out, none does.',
      form: "a Lex V2 bot alias' ARN",
      example: 'arn:aws:lex:eu-central-1:111122223333:bot-alias/ABCDEFGHIJ/KLMNOPQRST',
    },
    `^arn:${PARTITION}:lex:${REGION}:${ACCOUNT}:bot-alias/[0-9A-Z]{10}/[0-9A-Z]{10}$`,
  ),
  'connect-attachments-bucket': possible(
    {
      meaning:
        'Bucket that the instance keeps files of chats in. Left out, customers can send and get none.',
      form: "a bucket's name",
      example: 'amazon-connect-0123456789ab',
    },
    '^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$',
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
