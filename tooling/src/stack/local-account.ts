/** The made-up AWS account that the emulator is seeded with. Its secrets protect nothing. */
export const REGION = 'us-east-1';
export const ACCOUNT_ID = '111122223333';
export const OIDC_CLIENT_ID = 'workspace';
/** Issuer of the deployment's user pool; the emulator's identity provider stands for it. */
export const DEPLOYED_ISSUER = `https://cognito-idp.${REGION}.amazonaws.com/${REGION}_local`;
export const MEDIA_REGIONS = 'us-east-1,eu-central-1,ap-southeast-1';
export const INSTANCE_ID = '5c0ffee1-0000-4000-8000-0000000c0de0';

export interface LocalUser {
  readonly arn: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const user = (name: string, accessKeyId: string): LocalUser => ({
  arn: `arn:aws:iam::${ACCOUNT_ID}:user/${name}`,
  accessKeyId,
  secretAccessKey: 'local',
});
/** May do everything: deploys, and looks into the account in tests. No part of the product has it. */
export const ADMINISTRATOR = user('administrator', 'AKIALOCALAPI00000000');
/** Has the managed policy `video-escalation-release-operators` and nothing else: `npm run release`. */
export const RELEASE_OPERATOR = user('release-operator', 'AKIALOCALRELEASE0000');
