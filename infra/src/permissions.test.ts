import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actionsOf, managedStatements, rolesOf, statementsOf } from './testing/template-parts.ts';
import { synthesized } from './testing/variants.ts';

const repository = join(import.meta.dirname, '..', '..');

/** IAM's prefix of each SDK client (service authorization reference). */
const PREFIXES: Readonly<Record<string, string>> = {
  'client-chime-sdk-meetings': 'chime',
  'client-connect': 'connect',
  'client-ecs': 'ecs',
  'client-kms': 'kms',
  'client-s3': 's3',
  'client-sesv2': 'ses',
  'client-sns': 'sns',
  'client-ssm': 'ssm',
  'client-sts': 'sts',
};

/** Calls whose action has another name. S3: API reference, "Required permissions" of each operation. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  's3:CreateMultipartUpload': 's3:PutObject',
  's3:UploadPart': 's3:PutObject',
  's3:CompleteMultipartUpload': 's3:PutObject',
  's3:DeleteObjects': 's3:DeleteObject',
  's3:HeadObject': 's3:GetObject',
  's3:ListObjectsV2': 's3:ListBucket',
  's3:ListMultipartUploads': 's3:ListBucketMultipartUploads',
  's3:ListParts': 's3:ListMultipartUploadParts',
};

/** Granted though no code calls it, because AWS asks for it in the caller's name. */
const BEHIND_THE_CALLS = [
  // Objects under the operator's key: S3 encrypts and decrypts as the caller.
  'kms:GenerateDataKey',
  'kms:Decrypt',
];
/** RunTask hands the task's two roles on. */
const BEHIND_RUN_TASK = 'iam:PassRole';

/** `import { XCommand, paginateY } from '@aws-sdk/…'` in somebody's adapters, as IAM actions. */
function calledBy(caller: 'api/src' | 'recorder/src' | 'tooling/src/release'): string[] {
  const folder = join(repository, caller, 'adapters');
  const files = readdirSync(folder).filter((each) => /(?<!\.test)\.ts$/.test(each));
  const called = files.flatMap((file) => callsIn(readFileSync(join(folder, file), 'utf8')));
  return [...new Set(called)].toSorted();
}

function callsIn(source: string): string[] {
  return [...source.matchAll(/import \{([^}]+)\} from '@aws-sdk\/(client-[\w-]+)'/g)].flatMap(
    ([, names = '', client = '']) => {
      const operations = [...names.matchAll(/\b(\w+)Command\b(?!Output)|\bpaginate(\w+)/g)];
      return operations.map(([, command, paginated]) => {
        const action = `${PREFIXES[client] ?? client}:${command ?? paginated}`;
        return OTHER_NAMES[action] ?? action;
      });
    },
  );
}

const granted = (stack: string, role: RegExp) => [
  ...new Set(actionsOf(statementsOf(synthesized('recording').templates[stack]!, role))),
];
const FEDERATION_ROLE = 'video-escalation-federation-eu-central-1';
const apiRole = /^TaskRole/;
const recorderRole = /^TaskDefinitionTaskRole/;

describe('what the api may do on AWS', () => {
  /** Called with the federation role's credentials, not with the task's. */
  const byFederation = ['connect:GetFederationToken'];

  it('is what it calls, no less and no more', () => {
    const called = calledBy('api/src').filter((action) => !byFederation.includes(action));
    expect(called.length).toBeGreaterThan(25);
    expect(granted('Api', apiRole).toSorted()).toEqual(
      [...called, ...BEHIND_THE_CALLS, BEHIND_RUN_TASK].toSorted(),
    );
  });

  it('leaves signing in as an agent to a role that can do nothing else', () => {
    const [federation] = rolesOf(synthesized('recording').templates.SignIn!, FEDERATION_ROLE);
    const statements = federation!.Policies!.flatMap(
      ({ PolicyDocument }) => PolicyDocument.Statement,
    );
    expect(actionsOf(statements)).toEqual(byFederation);
    expect(statements.map(({ Resource }) => Resource)).toEqual([
      expect.stringMatching(/instance\/[0-9a-f-]+\/user\/\$\{aws:userid\}$/),
    ]);
  });

  it('is less where nothing is recorded and no links are sent', () => {
    const statements = statementsOf(synthesized('least').templates.Api!, apiRole);
    expect(actionsOf(statements).filter((each) => !/^(connect|chime|sts):/.test(each))).toEqual([]);
  });

  it('is to assume your own federation role, if you have one', () => {
    const { templates } = synthesized('own role, network, key and flow');
    const statements = statementsOf(templates.Api!, apiRole);
    expect(statements.find(({ Action }) => Action === 'sts:AssumeRole')?.Resource).toBe(
      'arn:aws:iam::111122223333:role/AmazonConnectSSO',
    );
    expect(rolesOf(templates.SignIn!, FEDERATION_ROLE)).toEqual([]);
  });
});

describe('what a recorder may do on AWS', () => {
  it('is what it calls, no less and no more', () => {
    expect(granted('Recorder', recorderRole).toSorted()).toEqual(
      [...calledBy('recorder/src'), ...BEHIND_THE_CALLS].toSorted(),
    );
  });
});

describe('what who releases a remote may do on AWS', () => {
  /** The local stack alone asks KMS for the public key: on AWS the deployment does. IAM asks nobody who he is. */
  const freeOfGrants = ['kms:GetPublicKey', 'sts:GetCallerIdentity'];
  const called = calledBy('tooling/src/release').filter((each) => !freeOfGrants.includes(each));
  const grantedTo = (who: string) =>
    actionsOf(
      managedStatements(synthesized('least').templates.Web!, `video-escalation-release-${who}`),
    ).toSorted();

  it('is what `npm run release` calls, no less and no more', () => {
    expect(called).toContain('s3:DeleteObject');
    expect(grantedTo('operators')).toEqual(called);
  });

  it('is the same for a team, but for clearing away', () => {
    expect(grantedTo('ccp')).toEqual(called.filter((each) => each !== 's3:DeleteObject'));
  });
});
