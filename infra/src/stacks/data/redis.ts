import { Fn, SecretValue } from 'aws-cdk-lib';
import {
  Connections,
  Port,
  SecurityGroup,
  type IConnectable,
  type ISecurityGroup,
  type IVpc,
} from 'aws-cdk-lib/aws-ec2';
import {
  CfnParameterGroup,
  CfnReplicationGroup,
  CfnSubnetGroup,
} from 'aws-cdk-lib/aws-elasticache';
import { Secret, type ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { accepted } from '../accepted.ts';

export interface RedisProps {
  readonly vpc: IVpc;
  readonly nodeType: string;
}

/** Not the usual one, which is what scans try first. */
const PORT = 6380;

/**
 * Valkey: one primary and a replica in another zone. Without cluster mode, since the api's scripts touch keys of several
 * slots. All that it holds has an end of life; losing it ends references and sessions, no recording.
 */
export class Redis extends Construct implements IConnectable {
  /** REDIS_URL, with the password in it. */
  readonly url: ISecret;
  readonly connections: Connections;
  /** The nodes' names, as metrics have them. */
  readonly nodeIds: readonly string[];

  constructor(scope: Construct, id: string, { vpc, nodeType }: RedisProps) {
    super(scope, id);
    const servers = new SecurityGroup(this, 'Servers', {
      vpc,
      description: 'Valkey',
      allowAllOutbound: false,
    });
    this.connections = new Connections({
      securityGroups: [servers],
      defaultPort: Port.tcp(PORT),
    });
    // Letters and digits: ElastiCache takes few other characters, and an address would have to escape them.
    const password = new Secret(this, 'Password', {
      description: "Valkey's password",
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    accepted(this, {
      'AwsSolutions-SMG4':
        'A new password ends every connection, so a person changes it: docs/runbook.md, "Change a secret".',
    });
    const nodes = this.createNodes(vpc, servers, password, nodeType);
    this.nodeIds = ['001', '002'].map((number) => `${nodes.ref}-${number}`);
    this.url = new Secret(this, 'Url', {
      description: 'Address of Valkey for the api, with its password',
      // Both are references that CloudFormation resolves when it writes the secret; the template has neither.
      secretStringValue: SecretValue.unsafePlainText(
        Fn.join('', [
          'rediss://:',
          password.secretValue.unsafeUnwrap(),
          '@',
          nodes.attrPrimaryEndPointAddress,
          `:${PORT}`,
        ]),
      ),
    });
  }

  private createNodes(vpc: IVpc, servers: ISecurityGroup, password: ISecret, nodeType: string) {
    const subnets = new CfnSubnetGroup(this, 'Subnets', {
      description: 'Private subnets',
      subnetIds: vpc.privateSubnets.map(({ subnetId }) => subnetId),
    });
    const settings = new CfnParameterGroup(this, 'Settings', {
      cacheParameterGroupFamily: 'valkey8',
      description: 'Video Escalation',
      properties: {
        // Refuse new keys rather than forget which references were used: every key here has a lifetime, and the
        // default policy would evict those. An alarm tells long before.
        'maxmemory-policy': 'noeviction',
      },
    });
    return new CfnReplicationGroup(this, 'Nodes', {
      replicationGroupDescription: 'Video Escalation: references, meetings, sessions',
      engine: 'valkey',
      engineVersion: '8.0',
      cacheNodeType: nodeType,
      cacheParameterGroupName: settings.ref,
      numCacheClusters: 2,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      autoMinorVersionUpgrade: true,
      port: PORT,
      atRestEncryptionEnabled: true,
      transitEncryptionEnabled: true,
      transitEncryptionMode: 'required',
      authToken: password.secretValue.unsafeUnwrap(),
      cacheSubnetGroupName: subnets.ref,
      securityGroupIds: [servers.securityGroupId],
      // A copy of yesterday's references would only be a place to find them in.
      snapshotRetentionLimit: 0,
    });
  }
}
