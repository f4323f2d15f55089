import { Duration, RemovalPolicy, Stage } from 'aws-cdk-lib';
import { PipelineType } from 'aws-cdk-lib/aws-codepipeline';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { CodePipeline, CodePipelineSource } from 'aws-cdk-lib/pipelines';
import type { Construct } from 'constructs';
import { PARAMETER_PREFIX } from '../../parameters/schema.ts';
import type { PipelineSettings } from '../../parameters/settings.ts';
import { DeploymentStack, type DeploymentStackProps } from '../deployment-stack.ts';
import { acceptPipeline } from './accepted-pipeline.ts';
import { RELEASE_ROLE } from './names.ts';
import { releaseStep, testStep } from './steps.ts';

export interface PipelineStackProps extends DeploymentStackProps {
  readonly pipeline: PipelineSettings;
  /** Adds the whole deployment to a stage of the pipeline. */
  readonly deploy: (stage: Construct) => void;
}

/** Deploys each change of the operator's repository, once the project's own tests have passed. */
export class PipelineStack extends DeploymentStack {
  constructor(scope: Construct, name: string, props: PipelineStackProps) {
    super(scope, name, { ...props, description: 'Video Escalation: pipeline' });
    const { repository, branch, connectionArn, stageName } = props.pipeline;
    const source = CodePipelineSource.connection(repository, branch, {
      connectionArn,
      // With its history: a release is built from a commit, and says from which.
      codeBuildCloneOutput: true,
    });
    const artifacts = this.createArtifacts();
    const pipeline = new CodePipeline(this, 'Pipeline', {
      pipelineType: PipelineType.V2,
      synth: testStep(source, this.parametersArn()),
      artifactBucket: artifacts,
      // The pipeline may change its account; so may whoever changes the repository.
      selfMutation: true,
      crossAccountKeys: false,
    });
    const stage = new Stage(this, stageName, {
      env: { account: this.account, region: this.region },
    });
    props.deploy(stage);
    const role = new Role(this, 'ReleaseRole', {
      roleName: RELEASE_ROLE,
      assumedBy: new ServicePrincipal('codebuild.amazonaws.com'),
    });
    pipeline.addStage(stage, { post: [releaseStep(source, role)] });
    pipeline.buildPipeline();
    acceptPipeline(pipeline, role, artifacts);
  }

  private parametersArn(): string {
    const resourceName = PARAMETER_PREFIX.replace(/^\/|\/$/g, '');
    return this.formatArn({ service: 'ssm', resource: 'parameter', resourceName });
  }

  /** What one step hands to the next, and the lists of what each build is made of: for a year. */
  private createArtifacts(): IBucket {
    const closed = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [{ expiration: Duration.days(365) }],
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
    };
    return new Bucket(this, 'Artifacts', {
      ...closed,
      serverAccessLogsBucket: new Bucket(this, 'ArtifactLogs', closed),
      serverAccessLogsPrefix: 'artifacts/',
    });
  }
}
