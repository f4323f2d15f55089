import { join } from 'node:path';
import { createApp } from '../src/app.ts';
import { createDeployment } from '../src/deployment.ts';
import { loadSettings } from '../src/parameters/load.ts';
import { PipelineStack } from '../src/stacks/pipeline/pipeline.stack.ts';
import { readBuiltPages } from '../src/stacks/web/built-pages.ts';

// What CDK's command line runs (cdk.json): `-c parameters=file.json` instead of what `configure` stored.
const app = createApp();
const file = app.node.tryGetContext('parameters') as string | undefined;
const settings = await loadSettings(file);
const pages = readBuiltPages(join(import.meta.dirname, '..', '..'));

// Either everything is deployed from here, or a pipeline is, which deploys everything.
const { pipeline } = settings;
if (pipeline) {
  new PipelineStack(app, 'Pipeline', {
    settings,
    pipeline,
    deploy: (stage) => void createDeployment(stage, settings, pages),
  });
} else {
  createDeployment(app, settings, pages);
}
app.synth();
