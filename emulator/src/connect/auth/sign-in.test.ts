import {
  ConnectClient,
  GetCurrentUserDataCommand,
  GetFederationTokenCommand,
  type Credentials,
} from '@aws-sdk/client-connect';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import { startContactCentre, type ContactCentre } from '../testing/contact-centre.ts';

const RoleArn = 'arn:aws:iam::111122223333:role/agent-federation';

async function assumeRole(centre: ContactCentre, RoleSessionName: string) {
  const { Credentials } = await centre.sts.send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName }),
  );
  return {
    accessKeyId: Credentials!.AccessKeyId!,
    secretAccessKey: Credentials!.SecretAccessKey!,
    sessionToken: Credentials!.SessionToken!,
  };
}

async function federate(centre: ContactCentre, username: string) {
  const credentials = await assumeRole(centre, username);
  const connect = new ConnectClient({
    region: 'us-east-1',
    endpoint: `${centre.url}/connect`,
    credentials,
  });
  return connect.send(new GetFederationTokenCommand({ InstanceId: centre.seed.instance.id }));
}

const post = (url: string, form: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });

/** What the predecessor's page puts into its hidden form (amazon-connect/video-call-escalation, commit 324fb22). */
const membersOf = (credentials: Credentials | undefined) => ({
  AccessToken: credentials!.AccessToken,
  AccessTokenExpiration: credentials!.AccessTokenExpiration!.getTime(),
  RefreshToken: credentials!.RefreshToken,
  RefreshTokenExpiration: credentials!.RefreshTokenExpiration!.getTime(),
});

const goldenForm = (credentials: Credentials | undefined, destination = '') => ({
  credentials: JSON.stringify(membersOf(credentials)),
  destination,
});

const configWith = (centre: ContactCentre, cookie: string | undefined) =>
  fetch(`${centre.url}/ccp-v2/config.json`, cookie === undefined ? {} : { headers: { cookie } });

describe('signing in by federation', () => {
  test('leads from an assumed role to the CCP session of the user of that name', async () => {
    await using centre = await startContactCentre();
    const { SignInUrl, Credentials, UserId } = await federate(centre, 'bob@example.com');
    expect(UserId).toBe(centre.seed.users[1]!.id);
    expect(Credentials?.AccessTokenExpiration?.getTime()).toBeGreaterThan(Date.now());

    const answer = await post(SignInUrl!, goldenForm(Credentials, '/ccp-v2/'));
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`${centre.url}/ccp-v2/`);
    const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
    const config = (await (await configWith(centre, cookie)).json()) as {
      username: string;
      authTokenExpiration: number;
    };
    expect(config.username).toBe('bob@example.com');
    expect(config.authTokenExpiration).toBeGreaterThan(Date.now());
    const authorized = await fetch(`${centre.url}/auth/authorize`, { headers: { cookie } });
    expect(Object.keys((await authorized.json()) as object)).toEqual(['accessToken', 'expiration']);
  });

  test('with an empty destination ends on a blank page, so that a hidden frame loads no second CCP', async () => {
    await using centre = await startContactCentre();
    const { SignInUrl, Credentials } = await federate(centre, 'alice@example.com');
    const answer = await post(SignInUrl!, goldenForm(Credentials));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toContain('connect-auth=');
    expect(await answer.text()).not.toContain('<script');
  });

  test('never leads to another site', async () => {
    await using centre = await startContactCentre();
    const { SignInUrl, Credentials } = await federate(centre, 'alice@example.com');
    for (const destination of [
      'https://example.org/',
      '//example.org/',
      'javascript:alert(1)',
      'http://',
    ]) {
      const answer = await post(SignInUrl!, goldenForm(Credentials, destination));
      expect(answer.headers.get('location')).toBeNull();
    }
  });

  type Members = ReturnType<typeof membersOf>;
  const withMembers = (change: (members: Members) => object) => (credentials: Credentials) => ({
    credentials: JSON.stringify(change(membersOf(credentials))),
    destination: '',
  });

  test.each<[string, number, (credentials: Credentials) => Record<string, string>]>([
    [
      'of five fields, which no known client of the real page posts',
      400,
      (credentials) => ({
        accessToken: credentials.AccessToken!,
        accessTokenExpiration: String(credentials.AccessTokenExpiration!.getTime()),
        refreshToken: credentials.RefreshToken!,
        refreshTokenExpiration: String(credentials.RefreshTokenExpiration!.getTime()),
        destination: '',
      }),
    ],
    ['without a destination', 400, (given) => ({ credentials: goldenForm(given).credentials })],
    ['with one field more', 400, (given) => ({ ...goldenForm(given), region: 'us-east-1' })],
    ['with credentials that are no JSON', 400, () => ({ credentials: 'token', destination: '' })],
    ['without a refresh token', 400, withMembers(({ RefreshToken: _left, ...others }) => others)],
    [
      'with times as text',
      400,
      withMembers((members) => ({
        ...members,
        AccessTokenExpiration: new Date(members.AccessTokenExpiration).toISOString(),
      })),
    ],
    [
      'with times in seconds',
      403,
      withMembers((members) => ({
        ...members,
        AccessTokenExpiration: Math.floor(members.AccessTokenExpiration / 1000),
      })),
    ],
    ['with an unknown token', 403, withMembers((members) => ({ ...members, AccessToken: 'x' }))],
    [
      'with the refresh token of another sign-in',
      403,
      withMembers((members) => ({ ...members, RefreshToken: 'x' })),
    ],
  ])('a form %s ends on an error page and sets no cookie', async (_what, status, form) => {
    await using centre = await startContactCentre();
    const { SignInUrl, Credentials } = await federate(centre, 'alice@example.com');
    const answer = await post(SignInUrl!, form(Credentials!));
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([status, null]);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await answer.text()).toContain('You aren’t signed in');
  });

  test('a token in the address signs nobody in', async () => {
    await using centre = await startContactCentre();
    const { SignInUrl, Credentials } = await federate(centre, 'alice@example.com');
    const answer = await fetch(`${SignInUrl}?accessToken=${Credentials!.AccessToken}`);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([404, null]);
  });

  test('a sign-in that a test lets fail ends on an error page, once', async () => {
    await using centre = await startContactCentre();
    const { SignInUrl, Credentials } = await federate(centre, 'alice@example.com');
    const type = 'InternalServiceException';
    await centre.control('fail-next', { operation: 'SignIn', status: 500, type });
    const failed = await post(SignInUrl!, goldenForm(Credentials));
    expect([failed.status, failed.headers.get('set-cookie')]).toEqual([500, null]);
    expect((await post(SignInUrl!, goldenForm(Credentials))).status).toBe(200);
  });

  test('a role session that is no user of the instance gets no token', async () => {
    await using centre = await startContactCentre();
    await expect(federate(centre, 'nobody@example.com')).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
  });
});

describe('signing out', () => {
  test('ends the cookie, the auth token and the socket', async () => {
    await using centre = await startContactCentre();
    const alice = await centre.signIn('alice@example.com');
    await fetch(`${centre.url}/connect/logout`, { headers: { cookie: alice.cookie } });
    expect((await configWith(centre, alice.cookie)).status).toBe(401);
    await expect(alice.snapshot()).rejects.toMatchObject({ name: 'UnauthorizedException' });
    await expect.poll(alice.socket.isOpen).toBe(false);
  });

  test('takes the agent off the list of those who are there, at once', async () => {
    await using centre = await startContactCentre();
    const alice = await centre.signIn('alice@example.com');
    const present = async () => {
      const { UserDataList = [] } = await centre.connect.send(
        new GetCurrentUserDataCommand({
          InstanceId: centre.seed.instance.id,
          Filters: { Agents: [centre.seed.users[0]!.id] },
        }),
      );
      return UserDataList.length;
    };
    expect(await present()).toBe(1);
    await fetch(`${centre.url}/connect/logout`, { headers: { cookie: alice.cookie } });
    expect(await present()).toBe(0);
    await expect.poll(alice.socket.isOpen).toBe(false);
    expect(await present()).toBe(0);
    await centre.signIn('alice@example.com');
    expect(await present()).toBe(1);
  });

  test('without a cookie there is no console', async () => {
    await using centre = await startContactCentre();
    expect((await configWith(centre, undefined)).status).toBe(401);
    expect((await fetch(`${centre.url}/auth/authorize`)).status).toBe(401);
  });
});

describe('the token service', () => {
  test('says whose credentials a session has', async () => {
    await using centre = await startContactCentre();
    const credentials = await assumeRole(centre, 'alice@example.com');
    const sts = new STSClient({ region: 'us-east-1', endpoint: `${centre.url}/sts`, credentials });
    const { Arn, Account } = await sts.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe('arn:aws:sts::111122223333:assumed-role/agent-federation/alice@example.com');
    expect(Account).toBe('111122223333');
  });

  test('refuses a session name that AWS would refuse', async () => {
    await using centre = await startContactCentre();
    await expect(assumeRole(centre, 'a name with spaces')).rejects.toThrow(/RoleSessionName/);
  });
});
