import type { UnusedGrant } from './unused.ts';

export interface ExplainedGrant extends UnusedGrant {
  /** When the product calls it, which no journey brings about. */
  readonly because: string;
}

/** Grants that stay although no journey uses them; unit tests of the named files do. */
export const explainedGrants: readonly ExplainedGrant[] = [
  {
    owner: 'api',
    action: 'connect:GetCurrentUserData',
    because:
      'A reference is redeemed while the queue of its agent is not answered; asks whether they are signed in (api/src/routes/redemption.ts).',
  },
  {
    owner: 'api',
    action: 'ecs:DescribeTasks',
    because: 'A recorder has not reported in time: asks whether its task still runs.',
  },
  {
    owner: 'api',
    action: 'ecs:ListTasks',
    because: 'An answer of RunTask was lost: asks whether the task was started all the same.',
  },
  {
    owner: 'api',
    action: 'ecs:StopTask',
    because: 'A recorder does not end by itself within its time limit.',
  },
  {
    owner: 'api',
    action: 's3:AbortMultipartUpload',
    because: 'A recorder died before its upload had a part that could be completed.',
  },
  {
    owner: 'api',
    action: 'sns:Publish',
    because: 'A link to an ad-hoc route is sent as a text message.',
  },
  {
    owner: 'recorder',
    action: 's3:AbortMultipartUpload',
    because: 'The streamed upload is given up after the repaired file is stored.',
  },
  {
    owner: 'recorder',
    action: 's3:GetObject',
    because: 'HeadObject, after the answer of CompleteMultipartUpload was lost.',
  },
];

/** The reason why an unused grant stays; undefined if there is none. */
export function explanationOf({ owner, action }: UnusedGrant): string | undefined {
  return explainedGrants.find((each) => each.owner === owner && each.action === action)?.because;
}
