import { expect, test } from 'vitest';
import { findNearestRegion, offerRegions } from './media-regions.ts';

const config = {
  mediaRegions: ['us-east-1', 'eu-central-1'],
  defaultMediaRegion: 'us-east-1',
  cameraOnWhenJoining: { agent: false, customer: false },
};

test('the nearest region is chosen when the operator allows it, the default one when not', () => {
  expect(offerRegions(config, 'eu-central-1')).toMatchObject({
    nearest: 'eu-central-1',
    chosen: 'eu-central-1',
  });
  expect(offerRegions(config, 'ap-south-1')).toMatchObject({ nearest: null, chosen: 'us-east-1' });
});

test('an address that is down or answers something else names no region', async () => {
  const answering = (body: unknown) => async () => Response.json(body);
  const down = async () => Promise.reject(new TypeError('offline'));
  expect(await findNearestRegion('http://near', answering({ region: 'eu-west-1' }))).toBe(
    'eu-west-1',
  );
  expect(await findNearestRegion('http://near', answering({}))).toBeNull();
  expect(await findNearestRegion('http://near', down)).toBeNull();
});
