import { describe, expect, it } from 'vitest';
import { workspaceRegistry } from './registry.ts';

describe('workspace registry', () => {
  it('names every event as noun.past-verb.vN', () => {
    const odd = Object.keys(workspaceRegistry).filter(
      (name) => !/^[a-z-]+\.[a-z-]+ed\.v\d+$|^shortcut\.pressed\.v\d+$/.test(name),
    );
    expect(odd).toEqual([]);
  });
});
