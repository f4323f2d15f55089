import { join } from 'node:path';
import { createApp } from '../src/app.ts';
import { loadSettings } from '../src/parameters/load.ts';
import { readBuiltPages } from '../src/stacks/web/built-pages.ts';
import { addStacks } from '../src/whole-app.ts';

// What CDK's command line runs (cdk.json): `-c parameters=file.json` instead of what `configure` stored.
const app = createApp();
const file = app.node.tryGetContext('parameters') as string | undefined;
const settings = await loadSettings(file);
addStacks(app, settings, readBuiltPages(join(import.meta.dirname, '..', '..')));
app.synth();
