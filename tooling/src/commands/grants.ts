import { unusedGrants } from '../grants/unused.ts';
import { readUsage } from '../grants/usage.ts';

/** `grants`: what the deployed roles may do and no journey of the last run did, and what was refused in it. */
export async function grants(): Promise<number> {
  const record = readUsage();
  const unused = unusedGrants(record);
  console.log(`Journeys of ${record.at}`);
  console.log(`\nGrants that nothing used: ${unused.length}`);
  for (const { owner, action } of unused) console.log(`  ${owner.padEnd(12)} ${action}`);
  console.log(`\nRefusals: ${record.iam.refused.length}`);
  for (const { principal, action, resource, reason, times } of record.iam.refused) {
    console.log(`  ${times} × ${principal}\n      ${action} on ${resource}: ${reason}`);
  }
  return 0;
}
