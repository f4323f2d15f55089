import type { UnusedGrant } from './unused.ts';

export interface ExplainedGrant extends UnusedGrant {
  /** The case in which the product makes the call. */
  readonly because: string;
}

/** Grants that stay although no journey uses them. */
export const explainedGrants: readonly ExplainedGrant[] = [
  {
    owner: 'api',
    action: 'ecs:ListTasks',
    because:
      'An upload is left over and no task of its recording is known: asks ECS by the recording’s id (api/src/recordings/bucket-sweep.ts).',
  },
  {
    owner: 'api',
    action: 's3:AbortMultipartUpload',
    because:
      'A recorder died and left an upload besides the one that was completed (api/src/recordings/salvage.ts).',
  },
  {
    owner: 'recorder',
    action: 's3:GetObject',
    because:
      'HeadObject, when the answer of CompleteMultipartUpload was lost (recorder/src/adapters/s3.ts).',
  },
  {
    owner: 'release',
    action: 's3:DeleteObject',
    because: 'An operator removes old versions by `npm run release -- prune` (docs/release.md).',
  },
];

/** The reason why an unused grant stays; undefined if there is none. */
export function explanationOf({ owner, action }: UnusedGrant): string | undefined {
  return explainedGrants.find((each) => each.owner === owner && each.action === action)?.because;
}
