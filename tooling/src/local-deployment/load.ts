import * as account from '../stack/local-account.ts';
import { openDeployment, type LocalDeployment } from './local-deployment.ts';
import { localParameters } from './parameters.ts';
import { synthesize } from './synthesize.ts';
import { readTemplates } from './templates.ts';

/** The deployment of the local account as `infra` synthesizes it; seconds when its inputs changed, else at once. */
export async function loadLocalDeployment(
  consent: string = process.env.RECORDING_CONSENT ?? 'notice',
): Promise<LocalDeployment> {
  return openDeployment(readTemplates(await synthesize(localParameters(consent))), {
    id: account.ACCOUNT_ID,
    region: account.REGION,
    oidcClientId: account.OIDC_CLIENT_ID,
    oidcIssuer: `https://cognito-idp.${account.REGION}.amazonaws.com/${account.REGION}_local`,
  });
}
