import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUncheckedApp } from '../src/app.ts';
import { loadSettings } from '../src/parameters/load.ts';
import { readBuiltPages } from '../src/stacks/web/built-pages.ts';
import { buildPages } from '../src/testing/pages.ts';
import { addStacks } from '../src/whole-app.ts';

// `node bin/templates.ts parameters.json folder`: the templates alone, for whoever reads them on this machine. The rules
// of cdk-nag are the tests' and the deployment's business; the pages' files are in the templates by their hash alone.
const [parameters, folder] = process.argv.slice(2);
if (!parameters || !folder) throw new Error('usage: templates.ts parameters.json folder');
const app = createUncheckedApp({ outdir: folder, isWithoutAssets: true });
const pages = mkdtempSync(join(tmpdir(), 'video-escalation-pages-'));
try {
  addStacks(app, await loadSettings(parameters), readBuiltPages(buildPages(pages)));
  app.synth();
} finally {
  rmSync(pages, { recursive: true });
}
