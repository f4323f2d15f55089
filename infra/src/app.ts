import { App, Tags, Validations } from 'aws-cdk-lib';
import { DISABLE_ASSET_STAGING_CONTEXT, FLAGS } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';

/**
 * An empty app that behaves as the newest CDK does, and that refuses what the AwsSolutions rules find. @param outdir a
 * folder for the templates. @default the CDK command line's
 */
export function createApp(outdir?: string): App {
  const app = createUncheckedApp({ outdir });
  Validations.of(app).addPlugins(new AwsSolutionsChecks());
  return app;
}

export interface UncheckedAppProps {
  readonly outdir?: string | undefined;
  /** Templates name what is uploaded, but nothing is put beside them. @default false */
  readonly isWithoutAssets?: boolean;
}

/** The same app without the rules, for reading the templates of a deployment that is never made. */
export function createUncheckedApp({ outdir, isWithoutAssets }: UncheckedAppProps): App {
  const app = new App({
    ...(outdir !== undefined && { outdir }),
    context: { ...newest, ...(isWithoutAssets && { [DISABLE_ASSET_STAGING_CONTEXT]: true }) },
  });
  Tags.of(app).add('project', 'video-escalation');
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
