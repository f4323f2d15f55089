import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { environment, recordingEnvironment } from './testing/world.ts';

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

  it('records nothing without a bucket, and with one names all that lacks', () => {
    expect(readConfig(environment).recording).toBeUndefined();
    expect(() => readConfig({ ...environment, RECORDING_BUCKET: 'recordings' })).toThrow(
      /RECORDING_BUCKET is set, so recording needs RECORDER_CLUSTER, RECORDER_TASK_DEFINITION, RECORDER_SUBNETS, RECORDER_API_URL as well/,
    );
    expect(readConfig({ ...environment, ...recordingEnvironment }).recording).toMatchObject({
      bucket: 'recordings',
      subnets: ['subnet-1'],
      workspaceUrl: 'https://agents.test',
    });
  });

  it('without any media region is refused', () => {
    expect(() => readConfig({ ...environment, MEDIA_REGIONS: ' , ' })).toThrow('MEDIA_REGIONS');
  });
});
