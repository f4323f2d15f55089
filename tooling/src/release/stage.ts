import { addresses } from '../stack/addresses.ts';
import { awsClients, emulatorClients, type Clients } from './adapters/clients.ts';

/** `local`: the emulator of a running stack; `aws`: what the AWS SDK finds by itself; else a profile's name. */
export function clientsOf(stage: string, portOffset: number): Clients {
  if (stage === 'local') return emulatorClients(addresses(portOffset, 1).emulator);
  return awsClients(stage === 'aws' ? undefined : stage);
}
