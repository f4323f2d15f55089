import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** As much of `npm run build` as the stacks look at, in a folder of its own. @returns the folder. */
export function buildPages(root: string): string {
  for (const name of ['shell', 'customer-site', 'mfe-ccp', 'mfe-video', 'mfe-adhoc']) {
    const folder = join(root, name, 'dist');
    mkdirSync(folder, { recursive: true });
    const release = {
      name,
      version: '1.4.2',
      integrity: { 'main.js': `sha384-${name}` },
      bus: name.startsWith('mfe-') ? '^1.0.0' : '',
    };
    writeFileSync(join(folder, 'release.json'), JSON.stringify(release));
    for (const file of ['index.html', 'main.js', 'main.js.map']) {
      writeFileSync(join(folder, file), name);
    }
  }
  return root;
}
