import { CustomResource, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { SmallFunction } from '../../small-function.ts';
import { publicKeyCode } from './public-key.ts';

/** Signs the registry in KMS; nobody ever has the private half. */
export class SigningKey extends Construct {
  readonly key: Key;
  /** SubjectPublicKeyInfo in base64, known once the stack is deployed. */
  readonly spki: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      alias: 'video-escalation/releases',
      description: 'Signs the registry of remotes',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      // What it signed shall be good for as long as pages are open that know it.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const provider = new SmallFunction(this, 'PublicKeyReader', {
      description: "Tells the deployment the signing key's public half",
      code: publicKeyCode,
      timeout: Duration.seconds(30),
      may: [{ actions: ['kms:GetPublicKey'], resources: [this.key.keyArn] }],
    });
    const publicKey = new CustomResource(this, 'PublicKey', {
      serviceToken: provider.function.functionArn,
      properties: { KeyId: this.key.keyArn },
    });
    // Its role's permission, too, has to be there first.
    publicKey.node.addDependency(provider);
    this.spki = publicKey.getAttString('spki');
  }
}
