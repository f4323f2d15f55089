import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { CREDENTIALS, REGION } from '../../stack/local-account.ts';

export interface Clients {
  readonly s3: S3Client;
  readonly kms: KMSClient;
  readonly ssm: SSMClient;
  readonly sts: STSClient;
}

/** An account on AWS: what the SDK finds by itself, or the profile of that name. */
export function awsClients(profile?: string): Clients {
  const config = profile === undefined ? {} : { profile };
  return {
    s3: new S3Client(config),
    kms: new KMSClient(config),
    ssm: new SSMClient(config),
    sts: new STSClient(config),
  };
}

/** The account that an emulator plays. */
export function emulatorClients(emulator: string): Clients {
  const config = (service: string) => ({
    region: REGION,
    credentials: {
      accessKeyId: CREDENTIALS.AWS_ACCESS_KEY_ID,
      secretAccessKey: CREDENTIALS.AWS_SECRET_ACCESS_KEY,
    },
    endpoint: `${emulator}/${service}`,
  });
  return {
    // As a path: `<bucket>.localhost` is an address that not every system resolves.
    s3: new S3Client({ ...config('s3'), forcePathStyle: true }),
    kms: new KMSClient(config('kms')),
    ssm: new SSMClient(config('ssm')),
    sts: new STSClient(config('sts')),
  };
}
