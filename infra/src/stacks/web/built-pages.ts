import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface BuiltPages {
  readonly workspace: string;
  readonly customerSite: string;
}

/** What `npm run build` left in the packages' dist folders. @throws Error that says what isn't built. */
export function readBuiltPages(root: string): BuiltPages {
  return {
    workspace: builtFolder(root, 'shell'),
    customerSite: builtFolder(root, 'customer-site'),
  };
}

function builtFolder(root: string, name: string): string {
  const folder = join(root, name, 'dist');
  if (!existsSync(join(folder, 'release.json'))) {
    throw new Error(`${name} isn't built: run 'npm run build' first.`);
  }
  return folder;
}
