import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { addresses } from '../world.ts';

const { SKIP_JOURNEYS } = process.env;
test.skip(SKIP_JOURNEYS !== undefined, SKIP_JOURNEYS);

async function connects(port: number, host: string): Promise<boolean> {
  const socket = connect(port, host);
  const isUp = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isUp;
}

test('without --lan no page, api or emulator is reached at the address of the network', async () => {
  for (const port of addresses.ports) {
    expect(await connects(port, '127.0.0.1'), `port ${port} on loopback`).toBe(true);
    expect(await connects(port, '10.77.0.1'), `port ${port} on the network`).toBe(false);
  }
});
