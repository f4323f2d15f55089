import { createApiClient, type ApiClient } from '@video-escalation/contracts/http/client';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { Identity } from './sign-in/identity.ts';

type TokenSource = Pick<Identity, 'accessToken' | 'renew'>;

/** The api for all remotes: knows the token, which they never see, and renews it once when it's refused. */
export function createAgentApi(
  baseUrl: string,
  identity: TokenSource,
  fetchFrom?: typeof fetch,
): ApiClient {
  const client = createApiClient({
    baseUrl,
    getToken: () => identity.accessToken(),
    ...(fetchFrom ? { fetch: fetchFrom } : {}),
  });

  async function withFreshToken<T>(attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'auth/expired') throw error;
      const isRenewed = await identity.renew().then(
        () => true,
        () => false,
      );
      if (!isRenewed) throw error;
      return attempt();
    }
  }

  return {
    call: (endpoint, input) => withFreshToken(() => client.call(endpoint, input)),
    open: (endpoint, input) => withFreshToken(() => client.open(endpoint, input)),
  };
}
