import { expect, test } from 'vitest';
import { startContactCentre } from '../testing/contact-centre.ts';

interface Configuration {
  readonly softphoneEnabled: boolean;
  readonly softphoneAutoAccept: boolean;
  readonly extension: string;
  readonly agentPreferences: Readonly<Record<string, string>>;
}

async function anAgent() {
  const centre = await startContactCentre();
  const alice = await centre.signIn('alice@example.com');
  const read = async () =>
    (await alice.cti<{ configuration: Configuration }>('GetAgentConfiguration')).configuration;
  /** As Streams' `setConfiguration` sends it: the whole configuration, changed. */
  const change = async (changes: object) =>
    alice.cti('UpdateAgentConfiguration', { configuration: { ...(await read()), ...changes } });
  return { centre, alice, read, change };
}

test('an agent’s extension and language are kept', async () => {
  const { centre, read, change } = await anAgent();
  await using _centre = centre;
  await change({ extension: '+15550199', agentPreferences: { locale: 'de_DE' } });
  expect(await read()).toMatchObject({
    extension: '+15550199',
    agentPreferences: { LANGUAGE: 'de_DE' },
    softphoneEnabled: true,
  });
});

test.each([
  ['a desk phone', { softphoneEnabled: false }],
  ['calls that are accepted by themselves', { softphoneAutoAccept: true }],
])(
  '%s, which this contact centre does not have, is refused by name and nothing changes',
  async (_what, changes) => {
    const { centre, read, change } = await anAgent();
    await using _centre = centre;
    const before = await read();
    await expect(change({ ...changes, extension: '1' })).rejects.toMatchObject({
      name: 'NotImplementedException',
      message: expect.stringContaining(Object.keys(changes)[0]!) as string,
    });
    expect(await read()).toEqual(before);
  },
);

test.each(['GetEndpoints', 'CreateOutboundContact', 'TransferContact', 'PauseContact'])(
  '%s is refused by its name',
  async (operation) => {
    const { centre, alice } = await anAgent();
    await using _centre = centre;
    await expect(alice.cti(operation)).rejects.toMatchObject({
      name: 'NotImplementedException',
      message: `CTI operation '${operation}' is not emulated.`,
    });
  },
);

test('an agent is promised no outbound calls, since none can be placed', async () => {
  const { centre, alice } = await anAgent();
  await using _centre = centre;
  expect(await alice.cti('GetAgentPermissions')).toEqual({ permissions: [] });
});
