import { ChimeSDKMeetingsClient } from '@aws-sdk/client-chime-sdk-meetings';
import { ConnectClient, SearchUsersCommand } from '@aws-sdk/client-connect';
import { S3Client } from '@aws-sdk/client-s3';
import { ADMINISTRATOR, INSTANCE_ID, REGION } from '@video-escalation/tooling/stack/local-account';
import { addresses } from './world.ts';

/** The account as its administrator sees it, who may do everything: journeys look there, the product never does. */
const asAdministrator = (service: string) => ({
  region: REGION,
  endpoint: `${addresses.emulator}/${service}`,
  credentials: {
    accessKeyId: ADMINISTRATOR.accessKeyId,
    secretAccessKey: ADMINISTRATOR.secretAccessKey,
  },
});

export const storage = () => new S3Client({ ...asAdministrator('s3'), forcePathStyle: true });
export const meetings = () => new ChimeSDKMeetingsClient(asAdministrator('chime'));

/** The hierarchy group of an agent or supervisor, by the name they sign in with. */
export async function hierarchyGroupOf(username: string): Promise<string> {
  const { Users } = await new ConnectClient(asAdministrator('connect')).send(
    new SearchUsersCommand({
      InstanceId: INSTANCE_ID,
      SearchCriteria: {
        StringCondition: { FieldName: 'Username', Value: username, ComparisonType: 'EXACT' },
      },
    }),
  );
  return Users![0]!.HierarchyGroupId!;
}
