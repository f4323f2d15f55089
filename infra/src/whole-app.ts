import type { App } from 'aws-cdk-lib';
import { createDeployment } from './deployment.ts';
import type { Settings } from './parameters/settings.ts';
import { PipelineStack } from './stacks/pipeline/pipeline.stack.ts';
import type { BuiltPages } from './stacks/web/built-pages.ts';

/** Either everything is deployed from here, or a pipeline is, which deploys everything. */
export function addStacks(app: App, settings: Settings, pages: BuiltPages): void {
  const { pipeline } = settings;
  if (!pipeline) {
    createDeployment(app, settings, pages);
    return;
  }
  new PipelineStack(app, 'Pipeline', {
    settings,
    pipeline,
    deploy: (stage) => void createDeployment(stage, settings, pages),
  });
}
