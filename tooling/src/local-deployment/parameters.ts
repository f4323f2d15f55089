import * as account from '../stack/local-account.ts';

const certificate = (id: string) =>
  `arn:aws:acm:${account.REGION}:${account.ACCOUNT_ID}:certificate/${id}`;

/** Hosts of the deployment. Each stands for an address of this machine (stack/local-places.ts). */
export const hosts = {
  workspace: 'agents.local.example',
  customer: 'video.local.example',
  api: 'api.local.example',
  contactCenter: 'riverbank.my.connect.aws',
} as const;

/** What an operator of the local account would have told `npm run configure`. */
export function localParameters(consent: string): Readonly<Record<string, string>> {
  return {
    'connect-instance-arn': `arn:aws:connect:${account.REGION}:${account.ACCOUNT_ID}:instance/${account.INSTANCE_ID}`,
    'connect-instance-url': `https://${hosts.contactCenter}`,
    'cognito-domain-prefix': 'video-escalation-local',
    'workspace-domain': hosts.workspace,
    'customer-domain': hosts.customer,
    'api-domain': hosts.api,
    'certificate-arn': certificate('aaaaaaaa-0000-4000-8000-00000000c0de'),
    'web-certificate-arn': certificate('bbbbbbbb-0000-4000-8000-00000000c0de'),
    // Files of a chat: the emulator's own place for them.
    'connect-attachments-bucket': 'riverbank-chat-files',
    'company-name': 'Riverbank Energy',
    'media-regions': account.MEDIA_REGIONS,
    'deploy-recording-stack': 'true',
    'recording-consent': consent,
    // What is sent ends at the emulator's page of sent messages.
    'route-email-from': 'video@riverbank.example',
    'route-sms': 'true',
    'route-sms-sender-id': 'Riverbank',
  };
}
