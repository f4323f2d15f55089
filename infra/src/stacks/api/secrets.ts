import { Secret, type ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { accepted } from '../accepted.ts';

/** Made here and known to nobody: a new one ends what the old one signed, and nothing else. */
export class ApiSecrets extends Construct {
  readonly customerToken: ISecret;
  readonly route: ISecret;
  /** What EventBridge proves itself by. */
  readonly machineEvents: ISecret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const secret = (name: string, description: string) =>
      new Secret(this, name, {
        description,
        generateSecretString: { passwordLength: 64, excludePunctuation: true },
      });
    this.customerToken = secret('CustomerToken', 'Signs the tokens of customers in a contact');
    this.route = secret('Route', 'Hides the references of ad-hoc routes');
    accepted(this, {
      'AwsSolutions-SMG4':
        'A new one ends what the old one signed, so a person changes it: docs/runbook.md, "Change a secret".',
    });
    this.machineEvents = secret('MachineEvents', 'Sent with events of AWS services');
  }
}
