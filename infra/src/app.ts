import { Validations, type App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { createBaseApp } from './base-app.ts';

/**
 * The app that is deployed: it refuses what the AwsSolutions rules find. @param outdir a folder for the templates.
 * @default the CDK command line's
 */
export function createApp(outdir?: string): App {
  const app = createBaseApp(outdir);
  Validations.of(app).addPlugins(new AwsSolutionsChecks());
  return app;
}
