import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  DescribeKeyCommand,
  GetPublicKeyCommand,
  KMSClient,
  SignCommand,
} from '@aws-sdk/client-kms';
import * as quotas from '@aws-sdk/client-service-quotas';
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import * as ssm from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { key, type World } from './world.ts';

/** Calls every emulated operation of the smaller services at least once, each so that it succeeds. */
export async function callOthers(world: World): Promise<void> {
  const { client } = world;
  await new STSClient(client('/sts')).send(new GetCallerIdentityCommand({}));
  await callMessaging(world);
  await callParameters(world);
  await callQuotas(world);
  const kms = new KMSClient(client('/kms'));
  await kms.send(new DescribeKeyCommand({ KeyId: key }));
  await kms.send(new GetPublicKeyCommand({ KeyId: key }));
  await kms.send(
    new SignCommand({
      KeyId: key,
      Message: Buffer.from('message'),
      MessageType: 'RAW',
      SigningAlgorithm: 'ECDSA_SHA_256',
    }),
  );
  await new EventBridgeClient(client('/events')).send(
    new PutEventsCommand({ Entries: [{ Source: 'app', DetailType: 'Done', Detail: '{}' }] }),
  );
}

async function callMessaging({ client }: World): Promise<void> {
  await new SESv2Client(client('/ses')).send(
    new SendEmailCommand({
      FromEmailAddress: 'from@example.com',
      Destination: { ToAddresses: ['to@example.com'] },
      Content: {
        Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'World', Charset: 'UTF-8' } } },
      },
    }),
  );
  await new SNSClient(client('/sns')).send(
    new PublishCommand({ PhoneNumber: '+4915550100', Message: 'Hello' }),
  );
}

async function callParameters({ client }: World): Promise<void> {
  const store = new ssm.SSMClient(client('/ssm'));
  const Name = '/app/name';
  await store.send(new ssm.PutParameterCommand({ Name, Value: 'value', Type: 'SecureString' }));
  await store.send(new ssm.PutParameterCommand({ Name: '/app/other', Value: 'x', Type: 'String' }));
  await store.send(new ssm.GetParameterCommand({ Name, WithDecryption: true }));
  await store.send(new ssm.GetParametersCommand({ Names: [Name, '/none'] }));
  await store.send(new ssm.GetParametersByPathCommand({ Path: '/app', Recursive: true }));
  await store.send(new ssm.DeleteParameterCommand({ Name }));
  await store.send(new ssm.DeleteParametersCommand({ Names: ['/app/other', '/none'] }));
}

async function callQuotas({ client }: World): Promise<void> {
  const service = new quotas.ServiceQuotasClient(client('/service-quotas'));
  const ServiceCode = 'connect';
  const { Quotas = [] } = await service.send(
    new quotas.ListAWSDefaultServiceQuotasCommand({ ServiceCode }),
  );
  await service.send(new quotas.ListServiceQuotasCommand({ ServiceCode }));
  const QuotaCode = Quotas[0]!.QuotaCode!;
  await service.send(new quotas.GetAWSDefaultServiceQuotaCommand({ ServiceCode, QuotaCode }));
  await service.send(new quotas.GetServiceQuotaCommand({ ServiceCode, QuotaCode }));
}
