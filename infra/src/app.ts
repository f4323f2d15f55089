import { App, Tags, Validations } from 'aws-cdk-lib';
import { FLAGS } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';

/**
 * An empty app that behaves as the newest CDK does, and that refuses what the AwsSolutions rules find. @param outdir a
 * folder for the templates. @default the CDK command line's
 */
export function createApp(outdir?: string): App {
  const app = new App({ ...(outdir && { outdir }), context: newest });
  Tags.of(app).add('project', 'video-escalation');
  Validations.of(app).addPlugins(new AwsSolutionsChecks());
  return app;
}

/** What CDK itself recommends for a new project (its flags of version 2), with one exception. */
const newest = {
  ...Object.fromEntries(
    Object.entries(FLAGS).flatMap(([name, { introducedIn, recommendedValue }]) =>
      introducedIn.v2 ? [[name, recommendedValue]] : [],
    ),
  ),
  // A stack that another one needs can't be deleted or changed under it.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
};
