import type { ReleaseTarget } from '@video-escalation/contracts/remotes/release-target';
import type { LocalDeployment } from '../local-deployment/local-deployment.ts';
import { remoteNames } from '../web/packages.ts';
import type { Addresses } from './addresses.ts';
import { localPlaces } from './local-places.ts';

/** What `cdk bootstrap` leaves behind, as an account that somebody deploys to has it. */
const BOOTSTRAPPED = { '/cdk-bootstrap/hnb659fds/version': '33' };

/** Parameters as they are deployed. In the description of the release target, each remote has an origin of its own. */
export function parametersSeed(deployment: LocalDeployment, all: Addresses) {
  const toLocal = localPlaces(all);
  const deployed = deployment
    .resources('AWS::SSM::Parameter')
    .map(({ ref, properties }) => [ref, withOrigins(toLocal(String(properties.Value)), all)]);
  return {
    parameters: { ...BOOTSTRAPPED, ...(Object.fromEntries(deployed) as Record<string, string>) },
  };
}

function withOrigins(target: string, { web }: Addresses): string {
  const origins = Object.fromEntries(remoteNames.map((name) => [name, web[name]!]));
  return JSON.stringify({ ...(JSON.parse(target) as ReleaseTarget), origins });
}
