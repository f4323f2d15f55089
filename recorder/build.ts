import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Writes the page as Node serves it: recorder/dist/page/{index.html,page.js,worker.js}. */
await mkdir(here('dist/page'), { recursive: true });
await copyFile(here('page/index.html'), here('dist/page/index.html'));
await build({
  entryPoints: { page: here('page/main.ts'), worker: here('page/worker.ts') },
  outdir: here('dist/page'),
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: 'chrome150',
  // Without these the parts of the SDK that nobody uses would ask for Node's modules.
  mainFields: ['browser', 'module', 'main'],
  conditions: ['browser'],
  // amazon-chime-sdk-js 3.32 takes Node's name of it.
  define: { global: 'globalThis' },
  legalComments: 'linked',
  logLevel: 'warning',
});
