/** What can be seen of an AWS account before anything is deployed into it. */
export interface Account {
  /** Where the AWS SDK finds itself. */
  region(): Promise<string>;
  /** Who the credentials belong to. */
  identity(): Promise<Identity>;
  /** Of what `cdk bootstrap` left behind in that region; undefined: it never ran. */
  bootstrapVersion(region: string): Promise<number | undefined>;
  /** Undefined: there is none of that id. */
  instance(id: string): Promise<Instance | undefined>;
  hasFlow(instanceId: string, flowId: string): Promise<boolean>;
  /** What applies; undefined: the service tells of no such quota. */
  quota(quota: QuotaAddress): Promise<number | undefined>;
}

export interface Identity {
  readonly account: string;
  readonly arn: string;
}

interface Instance {
  readonly alias: string | undefined;
  /** `ACTIVE`, `CREATION_IN_PROGRESS` or `CREATION_FAILED`. */
  readonly status: string;
  /** `SAML`, `CONNECT_MANAGED` or `EXISTING_DIRECTORY`; chosen when the instance was made, for ever. */
  readonly identityManagement: string;
}

export interface QuotaAddress {
  readonly service: string;
  readonly code: string;
  /** ARN of the resource that it is counted for, if not for the account. */
  readonly resource?: string;
}
