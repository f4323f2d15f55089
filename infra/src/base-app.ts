import { App, Tags } from 'aws-cdk-lib';
import { DISABLE_ASSET_STAGING_CONTEXT, FLAGS } from 'aws-cdk-lib/cx-api';

/** An empty app that behaves as the newest CDK does. @param outdir a folder for the templates. @default the CDK command line's */
export function createBaseApp(outdir?: string): App {
  return tagged(new App({ ...(outdir !== undefined && { outdir }), context: newest }));
}

/**
 * The same app for templates that are read and never deployed: without the rules of cdk-nag, and without the files that
 * a deployment uploads.
 */
export function createTemplateApp(outdir: string): App {
  const context = { ...newest, [DISABLE_ASSET_STAGING_CONTEXT]: true };
  return tagged(new App({ outdir, context, analyticsReporting: false }));
}

function tagged(app: App): App {
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
