import type { Parameters } from '../../parameters/schema.ts';
import type { Account, Identity } from './account.ts';
import { quotaNeeds, type QuotaNeed } from './quotas.ts';

export interface Finding {
  readonly about: string;
  /** `wrong` stops a deployment, `raise` a busy day. */
  readonly verdict: 'fine' | 'raise' | 'wrong';
  readonly said: string;
  /** What to do about it: a sentence or a command. */
  readonly remedy?: string;
}

/** What the CDK's default synthesizer needs for a stack that looks nothing up (aws-cdk-lib 2.276). */
const BOOTSTRAP_VERSION = 6;
/** Where CloudFront takes certificates and web ACLs from. */
const CLOUDFRONT_REGION = 'us-east-1';

/** Tries what a deployment with these parameters would meet. */
export async function checkAccount(parameters: Parameters, account: Account): Promise<Finding[]> {
  const home = homeOf(parameters);
  const identity = await account.identity();
  const regions = [...new Set([home.region, CLOUDFRONT_REGION])];
  const parts = await Promise.all([
    ...regions.map((region) =>
      unlessDenied(`bootstrap ${region}`, () => checkBootstrap(region, identity, account)),
    ),
    unlessDenied('instance', () => checkInstance(parameters, home.instanceId, account)),
    unlessDenied('flow', () => checkFlow(parameters, home.instanceId, account)),
    unlessDenied('quotas', () => checkQuotas(parameters, account)),
  ]);
  return [
    fine('credentials', identity.arn),
    checkHome(home, identity, await account.region()),
    ...parts.flat(),
  ];
}

/** Who may not look into one thing is told so, and of the others what they are. */
async function unlessDenied(about: string, look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof Error) || !error.name.startsWith('AccessDenied')) throw error;
    const remedy = 'Take credentials that may, such as an administrator’s.';
    return [wrong(about, `you may not look: ${error.message}`, remedy)];
  }
}

function homeOf(parameters: Parameters) {
  const [, , , region = '', owner = '', instance = ''] =
    parameters['connect-instance-arn'].split(':');
  return { region, owner, instanceId: instance.slice('instance/'.length) };
}

function checkHome(home: ReturnType<typeof homeOf>, identity: Identity, region: string): Finding {
  if (identity.account !== home.owner) {
    return wrong(
      'account',
      `the instance is in ${home.owner}, the credentials are of ${identity.account}`,
      `Take a profile of account ${home.owner}.`,
    );
  }
  if (region !== home.region) {
    return wrong(
      'region',
      `the instance is in ${home.region}, the AWS SDK in ${region}`,
      `Set AWS_REGION=${home.region}: parameters and stacks belong beside the instance.`,
    );
  }
  return fine('region', `${region} of account ${identity.account}, as the instance`);
}

async function checkBootstrap(
  region: string,
  { account: id }: Identity,
  account: Account,
): Promise<Finding[]> {
  const about = `bootstrap ${region}`;
  const version = await account.bootstrapVersion(region);
  if (version !== undefined && version >= BOOTSTRAP_VERSION)
    return [fine(about, `version ${version}`)];
  const said = version === undefined ? 'the CDK was never bootstrapped here' : `version ${version}`;
  return [wrong(about, said, `npx cdk bootstrap aws://${id}/${region}`)];
}

async function checkInstance(
  parameters: Parameters,
  id: string,
  account: Account,
): Promise<Finding[]> {
  const instance = await account.instance(id);
  if (!instance)
    return [wrong('instance', `there is none with id ${id}`, 'Correct connect-instance-arn.')];
  const { alias = id, status, identityManagement } = instance;
  if (status !== 'ACTIVE')
    return [wrong('instance', `${alias} is ${status}`, 'Wait until it is active.')];
  return [
    fine('instance', alias),
    checkAddress(parameters['connect-instance-url'], alias),
    checkSignIn(parameters, identityManagement),
  ];
}

function checkAddress(url: string, alias: string): Finding {
  if (new URL(url).hostname.split('.')[0] === alias) return fine('address', url);
  const said = `${url} isn't the address of ${alias}`;
  return wrong('address', said, `Set connect-instance-url, e.g. https://${alias}.my.connect.aws`);
}

function checkSignIn(parameters: Parameters, kept: string): Finding {
  if (parameters['connect-sign-in'] === 'popup')
    return fine('sign-in', `agents sign in by Amazon Connect's own window (users: ${kept})`);
  if (kept === 'SAML') return fine('sign-in', 'the instance takes federated users (SAML)');
  return wrong(
    'sign-in',
    `the instance takes no federated users (${kept}), and that was decided when it was made`,
    'Set connect-sign-in to popup, or take an instance with SAML.',
  );
}

async function checkFlow(
  parameters: Parameters,
  instanceId: string,
  account: Account,
): Promise<Finding[]> {
  const flow = parameters['connect-default-contact-flow-id'];
  if (flow === undefined) return [];
  if (await account.hasFlow(instanceId, flow)) return [fine('flow', flow)];
  const remedy = 'Correct connect-default-contact-flow-id, or leave it empty.';
  return [wrong('flow', `the instance has none with id ${flow}`, remedy)];
}

/** One by one: Service Quotas takes few calls a second. */
async function checkQuotas(parameters: Parameters, account: Account): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const each of quotaNeeds(parameters)) {
    const resource = parameters['connect-instance-arn'];
    const has = await account.quota({ ...each, ...(each.isOfInstance && { resource }) });
    findings.push(checkQuota(each, has, resource));
  }
  return findings;
}

function checkQuota(quota: QuotaNeed, has: number | undefined, instance: string): Finding {
  const { name, needed, because, service, code } = quota;
  if (has === undefined) {
    const said = `not told; ${needed} needed: ${because}`;
    return { about: name, verdict: 'raise', said, remedy: `Look for ${code} in Service Quotas.` };
  }
  if (has >= needed) return fine(name, `${has}, ${needed} needed`);
  const where = quota.isOfInstance ? ` --context-id ${instance}` : '';
  return {
    about: name,
    verdict: 'raise',
    said: `${has}, ${needed} needed: ${because}`,
    remedy: `aws service-quotas request-service-quota-increase --service-code ${service} --quota-code ${code} --desired-value ${needed}${where}`,
  };
}

const fine = (about: string, said: string): Finding => ({ about, verdict: 'fine', said });
const wrong = (about: string, said: string, remedy: string): Finding => ({
  about,
  verdict: 'wrong',
  said,
  remedy,
});
