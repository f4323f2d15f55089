import { BuildSpec, ComputeType, LinuxBuildImage } from 'aws-cdk-lib/aws-codebuild';
import { PolicyStatement, type IRole } from 'aws-cdk-lib/aws-iam';
import { CodeBuildStep, type IFileSetProducer } from 'aws-cdk-lib/pipelines';

/** Where the test step leaves the list of all that the product is made of, which the pipeline keeps with the build. */
const SBOM_FOLDER = '.cache/sbom';

/** The Node that the project's own commands bring (tooling/bootstrap.mjs), for those that aren't its own. */
const WITH_NODE = 'PATH="$PWD/.cache/node/node_modules/node/bin:$PWD/node_modules/.bin:$PATH"';

const buildEnvironment = {
  buildImage: LinuxBuildImage.STANDARD_7_0,
  computeType: ComputeType.LARGE,
};

/** Tests, then builds, then makes the templates: nothing is deployed that fails the project's own tests. */
export function testStep(input: IFileSetProducer, parametersArn: string): CodeBuildStep {
  const step = new CodeBuildStep('Test', {
    input,
    // As on a laptop: the command brings Node, Chromium and Redis with it.
    commands: [
      'npm test',
      'npm run build',
      WITH_NODE,
      `mkdir -p ${SBOM_FOLDER}`,
      // What is deployed, then what it is built and tested with as well.
      `npm sbom --sbom-format cyclonedx --omit dev > ${SBOM_FOLDER}/product.cdx.json`,
      `npm sbom --sbom-format cyclonedx > ${SBOM_FOLDER}/with-tools.cdx.json`,
      'cd infra && cdk synth --quiet && cd ..',
    ],
    primaryOutputDirectory: '.cache/cdk.out',
    buildEnvironment,
    partialBuildSpec: BuildSpec.fromObject({ version: '0.2' }),
    rolePolicyStatements: [
      new PolicyStatement({ actions: ['ssm:GetParametersByPath'], resources: [parametersArn] }),
    ],
  });
  step.addOutputDirectory(SBOM_FOLDER);
  return step;
}

/** After a first deployment there is no remote yet; later ones are released by their teams, not from here. */
export function releaseStep(input: IFileSetProducer, role: IRole): CodeBuildStep {
  return new CodeBuildStep('ReleaseMissing', {
    input,
    commands: ['npm run release -- --missing --stage aws'],
    buildEnvironment,
    role,
  });
}
