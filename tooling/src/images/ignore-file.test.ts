import { expect, it } from 'vitest';
import { keptBy } from './ignore-file.ts';

const kept = keptBy('# Only these.\n*\n!package.json\n!api\n**/node_modules\n**/*.test.ts\n');

it.each(['package.json', 'api', 'api/src/main.ts'])('%s reaches the build', (path) => {
  expect(kept(path)).toBe(true);
});

it.each(['README.md', 'e2e/world.ts', 'api/node_modules/a/b.js', 'api/src/main.test.ts'])(
  '%s doesn’t',
  (path) => {
    expect(kept(path)).toBe(false);
  },
);
