import { describe, expect, it } from 'vitest';
import { createApiClient } from './client.ts';
import { createMeeting, endMeeting } from './meetings.ts';
import { runtimeConfig } from './runtime-config.ts';
import { aContactId, aMeetingId } from '../testing/builders.ts';

function client(answer: Response) {
  const requests: { url: string; init: RequestInit }[] = [];
  const api = createApiClient({
    baseUrl: 'https://api.example',
    getToken: () => 'token-1',
    fetch: (url, init) => {
      requests.push({ url: url as string, init: init ?? {} });
      return Promise.resolve(answer);
    },
  });
  return { api, requests };
}

const header = (init: RequestInit, name: string) => new Headers(init.headers).get(name);

describe('api client', () => {
  it('fills the path, sends the token, and takes 204 as nothing', async () => {
    const { api, requests } = client(new Response(null, { status: 204 }));
    await expect(
      api.call(endMeeting, { params: { meetingId: aMeetingId('m 1') } }),
    ).resolves.toBeUndefined();
    expect(requests[0]!.url).toBe('https://api.example/v1/meetings/m%201');
    expect(header(requests[0]!.init, 'authorization')).toBe('Bearer token-1');
  });

  it('sends no token with a public call', async () => {
    const { api, requests } = client(Response.json({}));
    await api.call(runtimeConfig, {});
    expect(header(requests[0]!.init, 'authorization')).toBeNull();
  });

  it('throws the problem that the api named, with its retry time', async () => {
    const { api } = client(
      Response.json(
        { code: 'meeting/contact-not-held', detail: 'why' },
        { status: 403, headers: { 'retry-after': '7' } },
      ),
    );
    const call = api.call(createMeeting, { body: { contactId: aContactId() } });
    await expect(call).rejects.toMatchObject({
      code: 'meeting/contact-not-held',
      detail: 'why',
      retryAfterS: 7,
    });
  });

  it('makes a proxy’s error page a problem too', async () => {
    const { api } = client(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    await expect(api.call(runtimeConfig, {})).rejects.toMatchObject({ code: 'server/unavailable' });
  });
});
