import { possible, text, yesOrNo } from '../parameter.ts';
import { ACCOUNT, PARTITION, REGION, UUID } from './patterns.ts';

const onlyIf = 'cdk-pipeline-enabled';

export const pipelineParameters = {
  'cdk-pipeline-enabled': yesOrNo(
    { meaning: 'Whether a pipeline deploys each change of your repository.' },
    false,
  ),
  'cdk-pipeline-repository-name': possible(
    {
      meaning: 'The repository that the pipeline watches.',
      form: 'owner/name',
      example: 'riverbank/video-escalation',
      onlyIf,
    },
    '^[\\w.-]+(/[\\w.-]+)+$',
  ),
  'cdk-pipeline-repository-branch-name': text(
    { meaning: 'Its branch.', form: "a branch's name", example: 'main', onlyIf },
    '^[\\w./-]+$',
    'main',
  ),
  'cdk-pipeline-connection-arn': possible(
    {
      meaning: 'Connection to where the repository is, made once in the console (CodeConnections).',
      form: "a connection's ARN",
      example:
        'arn:aws:codeconnections:eu-central-1:111122223333:connection/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
      onlyIf,
    },
    `^arn:${PARTITION}:(codeconnections|codestar-connections):${REGION}:${ACCOUNT}:connection/${UUID}$`,
  ),
  'cdk-pipeline-stage-name': text(
    {
      meaning: "Name of the pipeline's stage.",
      form: 'letters, digits and hyphens',
      example: 'Production',
      onlyIf,
    },
    '^[A-Za-z][A-Za-z0-9-]{0,31}$',
    'Production',
  ),
};
