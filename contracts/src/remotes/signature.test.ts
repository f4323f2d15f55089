import { describe, expect, it } from 'vitest';
import { aRegistryDraft, createTestSigner } from '../testing/registry.ts';
import { isSignedBy } from './signature.ts';

describe('a registry is good', () => {
  it('when one of the keys signed it, whatever the order of its names', async () => {
    const { publicKey, sign } = await createTestSigner();
    const { signature, ...rest } = await sign(aRegistryDraft());
    const turned = Object.fromEntries(Object.entries(rest).reverse()) as typeof rest;
    expect(await isSignedBy([publicKey], { ...turned, signature })).toBe(true);
  });

  it('not when a word of it was changed afterwards', async () => {
    const { publicKey, sign } = await createTestSigner();
    const signed = await sign(aRegistryDraft());
    signed.microFrontends['mfe-video']![0]!.metadata.integrity['remoteEntry.1.js'] = 'sha384-evil';
    expect(await isSignedBy([publicKey], signed)).toBe(false);
  });

  it("not by somebody else's key, even under the right key's name", async () => {
    const ours = await createTestSigner('ours');
    const theirs = await createTestSigner('ours');
    const signed = await theirs.sign(aRegistryDraft());
    expect(await isSignedBy([ours.publicKey], signed)).toBe(false);
    expect(await isSignedBy([], signed)).toBe(false);
  });
});
