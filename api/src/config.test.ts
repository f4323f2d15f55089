import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { environment } from './testing/world.ts';

describe('the configuration', () => {
  it('is read from text, with lists and defaults', () => {
    expect(
      readConfig({ ...environment, PORT: '4100', CAMERA_ON_WHEN_JOINING: 'agent' }),
    ).toMatchObject({
      PORT: 4100,
      LOG_LEVEL: 'info',
      TRUST_PROXY_HOPS: 0,
      mediaRegions: ['eu-central-1', 'us-east-1'],
      defaultMediaRegion: 'eu-central-1',
      cameraOnWhenJoining: { agent: true, customer: false },
    });
  });

  it('with several faults names them all, and no value', () => {
    const wrong = {
      ...environment,
      PORT: 'http',
      REDIS_URL: 'localhost',
      OIDC_ISSUER: '',
      CUSTOMER_TOKEN_SECRET: 'too short',
    };
    expect(() => readConfig(wrong)).toThrow(
      /(?=.*PORT must be integer)(?=.*REDIS_URL must match)(?=.*OIDC_ISSUER)(?=.*CUSTOMER_TOKEN_SECRET must not have fewer)/s,
    );
    expect(() => readConfig(wrong)).not.toThrow(/too short/);
  });

  it('without any media region is refused', () => {
    expect(() => readConfig({ ...environment, MEDIA_REGIONS: ' , ' })).toThrow('MEDIA_REGIONS');
  });
});
