/** The made-up AWS account that the emulator is seeded with. Its secrets protect nothing. */
export const REGION = 'us-east-1';
export const ACCOUNT_ID = '111122223333';
export const OIDC_CLIENT_ID = 'workspace';
export const CUSTOMER_TOKEN_SECRET = 'local-only-secret-that-protects-nothing-0000';
export const MACHINE_EVENTS_SECRET = 'local-only-key-of-the-event-destination-00';
export const FEDERATION_ROLE_ARN = 'arn:aws:iam::111122223333:role/VideoEscalationFederation';
export const MEDIA_REGIONS = 'us-east-1,eu-central-1,ap-southeast-1';
/** The AWS SDK signs with something; the emulator reads only whose key it is. */
export const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'AKIALOCALAPI00000000',
  AWS_SECRET_ACCESS_KEY: 'local',
};
export const INSTANCE_ID = '5c0ffee1-0000-4000-8000-0000000c0de0';
export const CHAT_FLOW_NAME = 'video-escalation-chat';
