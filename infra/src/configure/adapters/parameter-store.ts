import { DeleteParametersCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { readParameterStore } from '../../parameters/adapters/parameter-store.ts';
import { PARAMETER_PREFIX } from '../../parameters/schema.ts';
import type { ParameterStore } from '../store.ts';

/** DeleteParameters takes no more. */
const BATCH = 10;
/** PutParameter is throttled at 3 a second: some forty in a row have to wait now and then. */
const MAX_ATTEMPTS = 10;

/** SSM's Parameter Store, below this project's prefix; throttled calls are tried again by the SDK. */
export function createParameterStore(): ParameterStore {
  const client = new SSMClient({ maxAttempts: MAX_ATTEMPTS });
  return {
    load: () => readParameterStore(client),
    async write(name, value) {
      const Name = PARAMETER_PREFIX + name;
      await client.send(
        new PutParameterCommand({ Name, Value: value, Type: 'String', Overwrite: true }),
      );
    },
    async remove(names) {
      for (let at = 0; at < names.length; at += BATCH) {
        const batch = names.slice(at, at + BATCH).map((name) => PARAMETER_PREFIX + name);
        await client.send(new DeleteParametersCommand({ Names: batch }));
      }
    },
  };
}
