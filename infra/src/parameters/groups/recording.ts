import { oneOf, possible, text, whole, yesOrNo } from '../parameter.ts';
import { ACCOUNT, PARTITION, REGION } from './patterns.ts';

const onlyIf = 'deploy-recording-stack';

export const recordingParameters = {
  'deploy-recording-stack': yesOrNo({ meaning: 'Whether calls can be recorded.' }, false),
  'recording-consent': oneOf(
    {
      meaning:
        '`notice`: everybody in the call is told. `ask`: nothing is recorded until the customer agrees.',
      onlyIf,
    },
    ['notice', 'ask'],
    'notice',
  ),
  'recording-playback-security-profile': text(
    {
      meaning: 'Amazon Connect security profile whose holders may play recordings.',
      form: "a security profile's name",
      example: 'Video Recording Playback',
      onlyIf,
    },
    '^.{1,128}$',
    'Video Recording Playback',
  ),
  'recording-presigned-url-expires-minutes': whole(
    {
      meaning: 'How long the address of a recording that was given out plays.',
      form: 'minutes from 1 to 720',
      example: '15',
      onlyIf,
    },
    { minimum: 1, maximum: 720 },
    15,
  ),
  'recording-download': yesOrNo(
    { meaning: 'Whether those who may play a recording may also keep a copy.', onlyIf },
    true,
  ),
  'recording-maximum-minutes': whole(
    {
      meaning: 'A recording ends after this, whatever happens.',
      form: 'minutes from 1 to 720',
      example: '240',
      onlyIf,
    },
    { minimum: 1, maximum: 720 },
    240,
  ),
  'recording-retention-days': whole(
    {
      meaning: 'Days until a recording is deleted; 0 keeps it for ever.',
      form: 'days from 0 to 36500',
      example: '365',
      onlyIf,
    },
    { minimum: 0, maximum: 36_500 },
    365,
  ),
  'recording-kms-key-arn': possible(
    {
      meaning:
        'Your own KMS key, for recordings. Left out, one is made, which stays when all the rest is deleted.',
      form: "a KMS key's ARN in the instance's region",
      example: 'arn:aws:kms:eu-central-1:111122223333:key/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
      onlyIf,
    },
    `^arn:${PARTITION}:kms:${REGION}:${ACCOUNT}:key/[a-z0-9-]{36}$`,
  ),
  'recording-at-once': whole(
    {
      meaning:
        'How many calls may be recorded at the same time. Each takes 2 vCPU of the Fargate quota.',
      form: 'a number from 1 to 1000',
      example: '20',
      onlyIf,
    },
    { minimum: 1, maximum: 1_000 },
    20,
  ),
  'recording-kept-warm': whole(
    {
      meaning:
        'How many recorders run ahead, all day, so that a recording begins within seconds; the next one waits for a task of its own. Each takes 2 vCPU of the Fargate quota.',
      form: 'a number from 0 to 50',
      example: '2',
      onlyIf,
    },
    { minimum: 0, maximum: 50 },
    0,
  ),
};
