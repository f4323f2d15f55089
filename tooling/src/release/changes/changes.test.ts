import { aRemoteVersion } from '@video-escalation/contracts/testing/registry';
import { describe, expect, it } from 'vitest';
import { emptyRegistry, type Change, type RegistryContent } from './change.ts';
import { pin, unpin } from './pin.ts';
import { promote } from './promote.ts';
import { prune } from './prune.ts';
import { release } from './release.ts';
import { rollback } from './rollback.ts';

const remote = 'mfe-video';
const built = (version: string) => {
  const { metadata, ...rest } = aRemoteVersion(version);
  // Built in the order of their names.
  return { ...rest, metadata: { ...metadata, builtAt: `2026-01-${version.padStart(2, '0')}` } };
};
const after = (...changes: Change[]): RegistryContent =>
  changes.reduce((content, change) => change(content).content, emptyRegistry);
const released = (...versions: string[]) => versions.map((each) => release(remote, built(each)));
/** `2:100*` is the default with all the traffic. */
const shares = (content: RegistryContent) =>
  content.microFrontends[remote]!.map(
    ({ metadata, deployment }) =>
      `${metadata.version}:${deployment.traffic}${deployment.default ? '*' : ''}`,
  ).join(' ');
const versions = (content: RegistryContent) =>
  content.microFrontends[remote]!.map((each) => each.metadata.version);

describe('a release', () => {
  it('is everybody’s, and the one before gets nobody', () => {
    expect(shares(after(...released('1', '2')))).toBe('2:100* 1:0');
  });

  it('as a canary leaves the rest to the default', () => {
    expect(shares(after(...released('1'), release(remote, built('2'), 10)))).toBe('2:10 1:90*');
  });

  it('ends a canary that was running, so that shares add up', () => {
    const canary = release(remote, built('2'), 10);
    expect(shares(after(...released('1'), canary, release(remote, built('3'), 30)))).toBe(
      '3:30 2:0 1:70*',
    );
    expect(shares(after(...released('1'), canary, ...released('3')))).toBe('2:0 3:100* 1:0');
  });

  it('can grow its share', () => {
    const grown = [release(remote, built('2'), 10), release(remote, built('2'), 50)];
    expect(shares(after(...released('1'), ...grown))).toBe('2:50 1:50*');
  });

  it('can’t be the first and a canary, nor what everybody has', () => {
    expect(() => after(release(remote, built('1'), 10))).toThrow('without --canary');
    expect(() => after(...released('1', '1'))).toThrow('gets already');
  });
});

describe('to promote', () => {
  it('makes the canary everybody’s', () => {
    const canary = release(remote, built('2'), 10);
    expect(shares(after(...released('1'), canary, promote(remote)))).toBe('2:100* 1:0');
  });

  it('needs a canary, or the name of a version', () => {
    expect(() => after(...released('1'), promote(remote))).toThrow('no canary');
    expect(() => after(...released('1'), promote(remote, '7'))).toThrow('It has: 1.');
    expect(shares(after(...released('1', '2'), promote(remote, '1')))).toBe('1:100* 2:0');
  });
});

describe('to roll back', () => {
  it('brings back what was everybody’s before, step by step', () => {
    const three = released('1', '2', '3');
    expect(shares(after(...three, rollback(remote)))).toBe('3:0 2:100* 1:0');
    expect(shares(after(...three, rollback(remote), rollback(remote)))).toBe('3:0 2:0 1:100*');
    expect(() => after(...released('1'), rollback(remote))).toThrow('no earlier version');
  });

  it('withdraws a running canary, and leaves the others where they are', () => {
    const canary = release(remote, built('3'), 10);
    expect(shares(after(...released('1', '2'), canary, rollback(remote)))).toBe('3:0 2:100* 1:0');
  });

  it('never leads to a version that was only ever a canary', () => {
    const canary = release(remote, built('2'), 10);
    const steps = [...released('1'), canary, rollback(remote), ...released('3'), rollback(remote)];
    expect(shares(after(...steps))).toBe('2:0 3:0 1:100*');
  });

  it('goes to the version that is named', () => {
    const three = released('1', '2', '3');
    expect(shares(after(...three, rollback(remote, '1')))).toBe('3:0 2:0 1:100*');
    expect(() => after(...three, rollback(remote, '9'))).toThrow('no version 9');
  });
});

describe('a pin', () => {
  const alice = { kind: 'users', key: 'a11ce', shown: 'alice@example.com' } as const;
  const testers = { kind: 'groups', key: 'testers', shown: 'testers' } as const;

  it('is kept beside those of others, and taken back alone', () => {
    const both = [pin(remote, '1', alice), pin(remote, '2', testers)];
    const content = after(...released('1', '2'), ...both);
    expect(content.pins).toEqual({
      users: { a11ce: { [remote]: '1' } },
      groups: { testers: { [remote]: '2' } },
    });
    expect(unpin(remote, alice)(content).content.pins).toEqual({
      users: {},
      groups: { testers: { [remote]: '2' } },
    });
  });

  it('needs a version that is there, and an end needs a pin', () => {
    expect(() => after(...released('1'), pin(remote, '2', alice))).toThrow('no version 2');
    expect(() => after(...released('1'), unpin(remote, alice))).toThrow(
      'alice@example.com has no pin',
    );
  });
});

describe('to prune', () => {
  const nine = released(...'123456789');

  it('forgets what is beyond the last five', () => {
    expect(versions(after(...nine, prune(remote)))).toEqual(['9', '8', '7', '6', '5']);
  });

  it('spares the default, what is pinned and what a roll-back leads to', () => {
    const testers = { kind: 'groups', key: 'testers', shown: 'testers' } as const;
    const steps = [...nine, pin(remote, '1', testers), rollback(remote, '3'), prune(remote)];
    expect(versions(after(...steps))).toEqual(['9', '8', '7', '6', '5', '3', '2', '1']);
  });

  it('says when there is nothing to do', () => {
    expect(() => after(...released('1'), prune(remote))).toThrow('nothing to prune');
  });
});
