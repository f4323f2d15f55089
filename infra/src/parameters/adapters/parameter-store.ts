import { paginateGetParametersByPath, SSMClient } from '@aws-sdk/client-ssm';
import type { RawParameters } from '../parse.ts';
import { PARAMETER_PREFIX } from '../schema.ts';

/** Everything that `configure` stored; of the region and account that the AWS SDK finds itself in. */
export async function readParameterStore(client = new SSMClient({})): Promise<RawParameters> {
  const found: Record<string, string> = {};
  const pages = paginateGetParametersByPath(
    { client },
    { Path: PARAMETER_PREFIX, WithDecryption: true },
  );
  for await (const { Parameters = [] } of pages) {
    for (const { Name, Value } of Parameters) {
      if (Name && Value) found[Name.slice(PARAMETER_PREFIX.length)] = Value;
    }
  }
  return found;
}
