import { describe, expect, it } from 'vitest';
import { propertiesOf } from '../../testing/template-parts.ts';
import { synthesized } from '../../testing/variants.ts';

interface Action {
  readonly Name: string;
  readonly Configuration?: Readonly<Record<string, unknown>>;
  readonly OutputArtifacts?: { readonly Name: string }[];
}

interface Pipeline {
  readonly Stages: { readonly Name: string; readonly Actions: Action[] }[];
}

const templates = () => synthesized('pipeline').templates;
const stages = () =>
  propertiesOf<Pipeline>(templates().Pipeline!, 'AWS::CodePipeline::Pipeline')[0]!.Stages;
const commands = () =>
  propertiesOf<{ Source: { BuildSpec: unknown } }>(
    templates().Pipeline!,
    'AWS::CodeBuild::Project',
  ).map(({ Source }) => JSON.stringify(Source.BuildSpec));

describe('the pipeline', () => {
  it('deploys nothing before the project’s own tests have passed', () => {
    const names = stages().map(({ Name }) => Name);
    expect(names).toEqual(['Source', 'Build', 'UpdatePipeline', 'Assets', 'Production']);
    const [test] = commands().filter((each) => each.includes('cdk synth'));
    expect(test).toMatch(/npm test.*npm run build.*cdk synth/);
  });

  it('keeps a list of all that each build is made of', () => {
    const [test] = commands().filter((each) => each.includes('npm sbom --sbom-format cyclonedx'));
    expect(test).toContain('.cache/sbom');
    const [built] = stages().find(({ Name }) => Name === 'Build')!.Actions;
    expect(built!.OutputArtifacts).toHaveLength(2);
  });

  it('deploys the same stacks as a person does', () => {
    const { Pipeline, ...deployed } = templates();
    expect(Pipeline).toBeDefined();
    const byHand = Object.keys(synthesized('recording').templates);
    expect(Object.keys(deployed).toSorted()).toEqual(byHand.toSorted());
  });

  it('hands on a clone with its commits, which a release is built from', () => {
    const [source] = stages().find(({ Name }) => Name === 'Source')!.Actions;
    expect(source!.Configuration).toMatchObject({ OutputArtifactFormat: 'CODEBUILD_CLONE_REF' });
  });

  it('releases remotes that nobody has released yet, after everything is deployed', () => {
    const { Actions } = stages().at(-1)!;
    expect(Actions.at(-1)!.Name).toMatch(/^ReleaseMissing/);
    expect(
      commands().some((each) => each.includes('npm run release -- --missing --stage aws')),
    ).toBe(true);
    templates().Web!.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      ManagedPolicyName: 'video-escalation-release-operators',
      Roles: ['video-escalation-pipeline-release'],
    });
  });
});
