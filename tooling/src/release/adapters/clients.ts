import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { REGION, RELEASE_OPERATOR, type LocalUser } from '../../stack/local-account.ts';

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

/** The account that an emulator plays. @param user @default who releases remotes, with the deployed policy for that */
export function emulatorClients(emulator: string, user: LocalUser = RELEASE_OPERATOR): Clients {
  const { accessKeyId, secretAccessKey } = user;
  const config = (service: string) => ({
    region: REGION,
    credentials: { accessKeyId, secretAccessKey },
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
