import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { restTables } from '../judge/model/rest-tables.ts';
import { operationAt, tablesFile } from './rest-operations.ts';

test('the tables of REST operations are those of the service models', async () => {
  // After an update of a client: `npm run fidelity` writes them anew.
  expect(JSON.parse(readFileSync(tablesFile, 'utf8'))).toEqual(await restTables());
});

test.each([
  ['Connect', 'PUT', '/contact/email', 'StartEmailContact'],
  ['Connect', 'GET', '/contacts/i/c', 'DescribeContact'],
  ['Connect', 'POST', '/contact-flows/i/f/content', 'UpdateContactFlowContent'],
  ['ConnectParticipant', 'POST', '/participant/describe-view', undefined],
  [
    'ChimeSDKMeetings',
    'POST',
    '/meetings?operation=create-attendees',
    'CreateMeetingWithAttendees',
  ],
  ['ChimeSDKMeetings', 'POST', '/meetings', 'CreateMeeting'],
  ['SESv2', 'POST', '/v2/email/identities', 'CreateEmailIdentity'],
  ['S3', 'GET', '/bucket/folder/key?tagging', 'GetObjectTagging'],
  ['S3', 'GET', '/bucket/', 'ListObjects'],
  ['S3', 'PUT', '/bucket/key?partNumber=1&uploadId=u', 'UploadPart'],
] as const)('%s: %s %s is %s', (service, method, target, name) => {
  expect(operationAt(service, method, target)?.name).toBe(name);
});

test('labels of a path are decoded', () => {
  expect(operationAt('S3', 'GET', '/bucket/a%20b/c')?.labels).toEqual({
    Bucket: 'bucket',
    Key: 'a b/c',
  });
});
