import {
  RELEASE_TARGET_PARAMETER,
  type ReleaseTarget,
} from '@video-escalation/contracts/remotes/release-target';
import { remoteNames } from '../web/packages.ts';
import type { Addresses } from './addresses.ts';

const BUCKET = 'video-escalation-releases';
const KEY_ID = '5e1ea5ed-0000-4000-8000-000000000001';
/** What `cdk bootstrap` leaves behind, as an account that somebody deploys to has it. */
const BOOTSTRAPPED = { '/cdk-bootstrap/hnb659fds/version': '33' };

/** As infra describes it on AWS; here each remote has an origin of its own. */
export function localReleaseTarget({ web }: Addresses): ReleaseTarget {
  return {
    bucket: BUCKET,
    keyId: KEY_ID,
    registryUrl: `${web.shell}/registry.json`,
    origins: Object.fromEntries(remoteNames.map((name) => [name, web[name]!])),
    origin: web.shell,
  };
}

/** What infra deploys for releases, as the emulator's account has it from the start. */
export function releaseSeed(addresses: Addresses) {
  const target = JSON.stringify(localReleaseTarget(addresses));
  return {
    bucket: { name: BUCKET, outlivesReset: true },
    kms: { keys: [{ id: KEY_ID, alias: 'alias/video-escalation-releases' }] },
    ssm: { parameters: { ...BOOTSTRAPPED, [RELEASE_TARGET_PARAMETER]: target } },
  };
}
