import { hosts } from '../local-deployment/parameters.ts';
import type { Addresses } from './addresses.ts';
import { DEPLOYED_ISSUER } from './local-account.ts';

/** A text of the deployment with the addresses of this machine in it. */
export type ToLocal = (deployed: string) => string;

/** What stands for each address of the deployment on this machine. */
export function localPlaces({ web, apis, emulator }: Addresses): ToLocal {
  const places: readonly (readonly [deployed: string, local: string])[] = [
    [`https://${hosts.workspace}`, web.shell],
    [`https://${hosts.customer}`, web['customer-site']],
    [`https://${hosts.api}`, apis[0]!],
    [`https://${hosts.contactCenter}`, emulator],
    [DEPLOYED_ISSUER, `${emulator}/oidc`],
  ];
  return (deployed) => places.reduce((text, [from, to]) => text.replaceAll(from, to), deployed);
}
