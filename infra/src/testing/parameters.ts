import type { RawParameters } from '../parameters/parse.ts';

/** What an operator must say at least, as the Parameter Store has it. */
export const leastParameters = {
  'connect-instance-arn':
    'arn:aws:connect:eu-central-1:111122223333:instance/5c0ffee1-0000-4000-8000-0000000c0de0',
  'connect-instance-url': 'https://riverbank.my.connect.aws',
  'cognito-domain-prefix': 'video-escalation-riverbank',
  'workspace-domain': 'agents.riverbank.example',
  'customer-domain': 'video.riverbank.example',
  'api-domain': 'api.riverbank.example',
  'certificate-arn':
    'arn:aws:acm:eu-central-1:111122223333:certificate/aaaaaaaa-0000-4000-8000-00000000c0de',
  'web-certificate-arn':
    'arn:aws:acm:us-east-1:111122223333:certificate/bbbbbbbb-0000-4000-8000-00000000c0de',
} satisfies RawParameters;
