import * as account from '../stack/local-account.ts';
import { openDeployment, type LocalDeployment } from './local-deployment.ts';
import { localParameters } from './parameters.ts';
import { synthesize } from './synthesize.ts';
import { readTemplates, type Templates } from './templates.ts';

const LOCAL = {
  id: account.ACCOUNT_ID,
  region: account.REGION,
  oidcClientId: account.OIDC_CLIENT_ID,
  oidcIssuer: account.DEPLOYED_ISSUER,
};

/** Templates of the local account; seconds when an input of infra changed, else at once. */
export async function loadLocalTemplates(): Promise<Templates> {
  const consent = process.env.RECORDING_CONSENT ?? 'notice';
  return readTemplates(await synthesize(localParameters(consent)));
}

export const openLocalDeployment = (templates: Templates): LocalDeployment =>
  openDeployment(templates, LOCAL);

/** The deployment of the local account as `infra` synthesizes it. */
export const loadLocalDeployment = async (): Promise<LocalDeployment> =>
  openLocalDeployment(await loadLocalTemplates());
