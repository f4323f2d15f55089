import type { LocalDeployment } from '../../local-deployment/local-deployment.ts';
import { hosts } from '../../local-deployment/parameters.ts';
import type { Addresses } from '../../stack/addresses.ts';
import { isRemote, remotePath, type WebPackageName } from '../../web/packages.ts';
import { localSources } from './local-sources.ts';
import { localized } from './localized.ts';
import { pageEdge, type PageEdge } from './page-edge.ts';

/**
 * What the distributions do for each package, with this machine's addresses. A remote stands at an origin of its own
 * here, and below a path of the workspace's host on AWS.
 */
export function localPages(
  deployment: Pick<LocalDeployment, 'resources'>,
  addresses: Addresses,
): (name: WebPackageName) => PageEdge {
  const sources = localSources(addresses);
  const edgeOf = (host: string, folder: string): PageEdge => {
    const edge = pageEdge(deployment, host);
    const known = new Map<object, PageHeaders>();
    return {
      fileAt: (path) => edge.fileAt(folder + path),
      headersAt(path) {
        const deployed = edge.headersAt(folder + path);
        let local = known.get(deployed);
        if (!local) {
          local = localized(deployed, sources, host === hosts.workspace);
          known.set(deployed, local);
        }
        return local;
      },
    };
  };
  return (name) => {
    if (name === 'customer-site') return edgeOf(hosts.customer, '');
    return edgeOf(hosts.workspace, isRemote(name) ? folderOf(name) : '');
  };
}

type PageHeaders = ReturnType<PageEdge['headersAt']>;

/** `/video`, without a version and a slash. */
const folderOf = (name: WebPackageName) => remotePath(name, '').slice(0, -2);
