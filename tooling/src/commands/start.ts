import { networkInterfaces } from 'node:os';
import { parseArgs } from 'node:util';
import { PlainFailure } from '../fail.ts';
import { addresses } from '../stack/addresses.ts';
import { forDevices } from '../stack/lan/for-devices.ts';
import { mediaAddresses, ownAddress } from '../stack/own-address.ts';
import { refuseTakenPorts } from '../stack/ports.ts';
import { startStack, type Stack } from '../stack/stack.ts';
import { builtNames, remoteNames } from '../web/packages.ts';
import { buildStale } from './build.ts';

/** `start [--apis N] [--lan] [--verbose]`: the whole system, until Ctrl-C. */
export async function start(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      apis: { type: 'string', default: '1' },
      lan: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  });
  const began = Date.now();
  const elapsed = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;
  const step = (title: string) => console.log(`· ${title} … ${elapsed()}`);
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve());
  });

  const lanAddress = values.lan ? addressForDevices() : undefined;
  const starting = bringUp(
    { apiCount: Number(values.apis), isVerbose: values.verbose, lanAddress },
    step,
  );
  const stack = await Promise.race([starting, asked]);
  if (!stack) {
    // Asked to stop while starting: what is up by then must still go down.
    await starting.then(
      (each) => each.stop(),
      () => undefined,
    );
    return 0;
  }
  console.log(welcome(stack, elapsed()));
  if (lanAddress !== undefined) console.log(forDevices(stack.addresses.web['customer-site']));
  const lost = await Promise.race([stack.lost, asked]);
  await stack.stop();
  if (!lost) return 0;
  throw new PlainFailure(`${lost} ended by itself: its log is in ${stack.logFolder}.`);
}

interface Wanted {
  readonly apiCount: number;
  readonly isVerbose: boolean;
  readonly lanAddress: string | undefined;
}

async function bringUp(
  { apiCount, isVerbose, lanAddress }: Wanted,
  onStep: (title: string) => void,
): Promise<Stack> {
  // Before the long part: a taken port should say so at once.
  await refuseTakenPorts(addresses(portOffset(), apiCount).ports);
  await buildStale(builtNames, onStep);
  return startStack({
    portOffset: portOffset(),
    apiCount,
    isVerbose,
    onStep,
    mediaAddresses: mediaAddresses(networkInterfaces()),
    ...(lanAddress !== undefined && { lanAddress }),
  });
}

function addressForDevices(): string {
  const address = ownAddress(networkInterfaces());
  if (address) return address;
  throw new PlainFailure(
    'start --lan: this machine has no IPv4 address on a network. Connect it to one, or start without --lan.',
  );
}

export function portOffset(): number {
  const offset = Number(process.env.PORT_OFFSET ?? 0);
  if (Number.isInteger(offset) && offset >= 0 && offset <= 50_000) return offset;
  throw new PlainFailure(
    'PORT_OFFSET must be a whole number from 0 to 50000, e.g. PORT_OFFSET=100.',
  );
}

function welcome({ addresses, logFolder }: Stack, elapsed: string): string {
  const rows = [
    ['agent workspace', `${addresses.web.shell}   alice@example.com, bob@example.com / password`],
    ['customer site', addresses.web['customer-site']],
    ['remotes', remoteNames.map((name) => addresses.web[name]!).join(' ')],
    ['phone', `${addresses.emulator}/phone`],
    ['guide', `${addresses.emulator}   what is going on, and what to press first`],
    ['api', `${addresses.apis[0]!}/docs`],
    ['logs', logFolder],
  ];
  const block = rows.map(([what, where]) => `  ${what!.padEnd(16)} ${where!}`).join('\n');
  return `\nready\n\n${block}\n\nUp in ${elapsed}. Ctrl-C stops everything.`;
}
