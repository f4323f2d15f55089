import { expect, it } from 'vitest';
import { unusedGrants } from './unused.ts';

const API = 'arn:aws:iam::111122223333:role/api';
const grant = (action: string, statement = '0', owner = API) => ({
  ...{ owner, policy: 0, statement, action },
});
const used = (action: string, statement = '0') => ({
  ...grant(action, statement),
  kind: 'identity',
});

it('a grant counts as used only by the statement that allowed the call; roles of others are left out', () => {
  const record = {
    at: '2026-01-01T00:00:00Z',
    owners: { [API]: 'api' },
    iam: {
      isEnforced: true,
      grants: [
        grant('s3:GetObject'),
        grant('s3:PutObject'),
        grant('kms:*'),
        grant('s3:GetObject', 'other'),
        grant('logs:PutLogEvents', '0', 'arn:aws:iam::111122223333:role/aws-service'),
      ],
      granted: [used('s3:GetObject'), used('kms:Decrypt')],
      refused: [],
    },
  };
  expect(unusedGrants(record)).toEqual([
    { owner: 'api', action: 's3:GetObject' },
    { owner: 'api', action: 's3:PutObject' },
  ]);
});
