import { explanationOf } from '../grants/explained.ts';
import { unusedGrants, type UnusedGrant } from '../grants/unused.ts';
import { readUsage } from '../grants/usage.ts';

/** `grants`: what the deployed roles may do and no journey of the last run did, and what was refused in it. */
export async function grants(): Promise<number> {
  const record = readUsage();
  const unused = unusedGrants(record);
  const unexplained = unused.filter((each) => explanationOf(each) === undefined);
  console.log(`Journeys of ${record.at}`);
  console.log(`\nGrants that nothing used: ${unexplained.length}`);
  for (const each of unexplained) console.log(lineOf(each));
  console.log(
    `\nGrants for cases that no journey brings about: ${unused.length - unexplained.length}`,
  );
  for (const each of unused) {
    const because = explanationOf(each);
    if (because !== undefined) console.log(`${lineOf(each)}\n      ${because}`);
  }
  console.log(`\nRefusals: ${record.iam.refused.length}`);
  for (const { principal, action, resource, reason, times } of record.iam.refused) {
    console.log(`  ${times} × ${principal}\n      ${action} on ${resource}: ${reason}`);
  }
  return 0;
}

function lineOf({ owner, action }: UnusedGrant): string {
  return `  ${owner.padEnd(12)} ${action}`;
}
