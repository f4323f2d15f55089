import { Stage } from 'aws-cdk-lib';
import { BuildSpec, ComputeType, LinuxBuildImage } from 'aws-cdk-lib/aws-codebuild';
import { PipelineType } from 'aws-cdk-lib/aws-codepipeline';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CodeBuildStep, CodePipeline, CodePipelineSource } from 'aws-cdk-lib/pipelines';
import type { Construct } from 'constructs';
import { PARAMETER_PREFIX } from '../../parameters/schema.ts';
import type { PipelineSettings } from '../../parameters/settings.ts';
import { DeploymentStack, type DeploymentStackProps } from '../deployment-stack.ts';

export interface PipelineStackProps extends DeploymentStackProps {
  readonly pipeline: PipelineSettings;
  /** Adds the whole deployment to a stage of the pipeline. */
  readonly deploy: (stage: Construct) => void;
}

/** Deploys each change of the operator's repository, once the project's own tests have passed. */
export class PipelineStack extends DeploymentStack {
  constructor(scope: Construct, name: string, props: PipelineStackProps) {
    super(scope, name, { ...props, description: 'Video Escalation: pipeline' });
    const { pipeline: wanted, deploy } = props;
    const pipeline = new CodePipeline(this, 'Pipeline', {
      pipelineType: PipelineType.V2,
      synth: this.synthesis(wanted),
      // The pipeline may change its account; so may whoever changes the repository.
      selfMutation: true,
      crossAccountKeys: false,
      enableKeyRotation: false,
    });
    const stage = new Stage(this, wanted.stageName, {
      env: { account: this.account, region: this.region },
    });
    deploy(stage);
    pipeline.addStage(stage);
  }

  private synthesis({ repository, branch, connectionArn }: PipelineSettings): CodeBuildStep {
    return new CodeBuildStep('Test', {
      input: CodePipelineSource.connection(repository, branch, { connectionArn }),
      // As on a laptop: the command brings Node, Chromium and Redis with it. Nothing is deployed that fails it.
      commands: [
        'npm test',
        'npm run build',
        'PATH="$PWD/.cache/node/node_modules/node/bin:$PWD/node_modules/.bin:$PATH"',
        'npm sbom --sbom-format cyclonedx > sbom.json',
        'cd infra && cdk synth --quiet',
      ],
      primaryOutputDirectory: '.cache/cdk.out',
      buildEnvironment: {
        buildImage: LinuxBuildImage.STANDARD_7_0,
        computeType: ComputeType.LARGE,
      },
      partialBuildSpec: BuildSpec.fromObject({ version: '0.2' }),
      rolePolicyStatements: [
        new PolicyStatement({
          actions: ['ssm:GetParametersByPath'],
          resources: [
            this.formatArn({
              service: 'ssm',
              resource: 'parameter',
              resourceName: PARAMETER_PREFIX.replace(/^\/|\/$/g, ''),
            }),
          ],
        }),
      ],
    });
  }
}
