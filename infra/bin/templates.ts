import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTemplateApp } from '../src/base-app.ts';
import { loadSettings } from '../src/parameters/load.ts';
import { readBuiltPages } from '../src/stacks/web/built-pages.ts';
import { buildPages } from '../src/testing/pages.ts';
import { addStacks } from '../src/whole-app.ts';

// `CDK_VALIDATION=false node bin/templates.ts parameters.json folder`: the templates alone, in seconds, for whoever reads
// them on this machine. Rules are the business of the tests and of the deployment; CDK's own are switched off by that
// variable. The pages' files are in the templates by their hash alone.
const [parameters, folder] = process.argv.slice(2);
if (!parameters || !folder) throw new Error('usage: templates.ts parameters.json folder');
const app = createTemplateApp(folder);
const pages = mkdtempSync(join(tmpdir(), 'video-escalation-pages-'));
try {
  addStacks(app, await loadSettings(parameters), readBuiltPages(buildPages(pages)));
  app.synth();
} finally {
  rmSync(pages, { recursive: true });
}
