import * as Type from 'typebox';
import type { Static } from 'typebox';

const Url = Type.String({ pattern: '^https?://' });
const List = (description: string) =>
  Type.String({ description: `${description} Separated by commas.` });

/**
 * The api's environment: read once by its main.ts, set by infra on the task. The AWS SDK reads its own
 * (AWS_REGION, credentials, AWS_ENDPOINT_URL_*).
 */
export const ApiEnv = Type.Object({
  PORT: Type.Integer({ default: 4000, minimum: 0, maximum: 65535 }),
  HOST: Type.String({ default: '0.0.0.0' }),
  LOG_LEVEL: Type.Union(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace'].map((level) => Type.Literal(level)),
    { default: 'info' },
  ),
  REDIS_URL: Type.String({ pattern: '^rediss?://' }),
  AWS_REGION: Type.String({ minLength: 1 }),
  CONNECT_INSTANCE_ID: Type.String({ minLength: 1, description: 'The id, not the ARN.' }),
  CONNECT_CHAT_FLOW_ID: Type.String({
    minLength: 1,
    description: 'Flow that every chat contact starts in.',
  }),
  CONNECT_CCP_URL: Type.String({
    pattern: '^https?://.+/ccp-v2/$',
    description: 'The instance’s contact control panel; agents sign in beside it.',
  }),
  CONNECT_FEDERATION_ROLE_ARN: Type.Optional(
    Type.String({
      pattern: '^arn:',
      description:
        'Role assumed with the agent as session name; its trust policy names this task’s role. Without it agents sign in by Amazon Connect’s own window.',
    }),
  ),
  CONNECT_FEDERATION_EXTERNAL_ID: Type.Optional(
    Type.String({
      pattern: '^[\\w+=,.@:/-]{2,1224}$',
      description: 'sts:ExternalId that the trust policy of an existing role may ask for.',
    }),
  ),
  CONNECT_SIGN_INS_PER_SECOND: Type.Number({
    default: 2,
    exclusiveMinimum: 0,
    description:
      'The account’s quotas of GetFederationToken and SearchUsers, the smaller of the two; a tenth of it is left unused.',
  }),
  OIDC_ISSUER: Url,
  OIDC_CLIENT_ID: Type.String({ minLength: 1 }),
  AGENT_ORIGINS: List('Origins of the agent workspace.'),
  CUSTOMER_ORIGINS: List('Origins of the customer site.'),
  CUSTOMER_TOKEN_SECRET: Type.String({
    minLength: 32,
    description: 'Signs the customer tokens; the same on every task.',
  }),
  CUSTOMER_TOKEN_TTL_S: Type.Integer({ default: 3600, minimum: 60 }),
  MEDIA_REGIONS: List('Regions a meeting may be hosted in; the first is the default.'),
  CAMERA_ON_WHEN_JOINING: Type.Union(
    ['none', 'agent', 'customer', 'both'].map((who) => Type.Literal(who)),
    { default: 'none' },
  ),
  STARTS_PER_ADDRESS_PER_MINUTE: Type.Integer({ default: 10, minimum: 1 }),
  STARTS_PER_EMAIL_PER_MINUTE: Type.Integer({ default: 5, minimum: 1 }),
  ROUTE_SECRET: Type.Optional(
    Type.String({
      minLength: 32,
      description:
        'Hides the references of ad-hoc routes; the same on every task. Without it a key is derived from CUSTOMER_TOKEN_SECRET.',
    }),
  ),
  ROUTE_TTL_S: Type.Integer({ default: 900, minimum: 60, maximum: 86_400 }),
  ROUTES_PER_AGENT_PER_MINUTE: Type.Integer({
    default: 30,
    minimum: 1,
    description: 'A hand makes fewer; a broken page might make more.',
  }),
  ROUTE_EMAIL_FROM: Type.Optional(
    Type.String({
      pattern: '^[^@]+@[^@]+$',
      description:
        'Sender of links to ad-hoc routes, an identity verified with Amazon SES. Without it none are sent by e-mail.',
    }),
  ),
  ROUTE_SMS: Type.Union([Type.Literal('on'), Type.Literal('off')], {
    default: 'off',
    description: 'Whether links to ad-hoc routes are sent as text messages (Amazon SNS).',
  }),
  ROUTE_SMS_SENDER_ID: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9-]{1,11}$',
      description: 'Name that text messages come from, in countries that know such names.',
    }),
  ),
  ROUTE_DELIVERIES_PER_AGENT_PER_MINUTE: Type.Integer({
    default: 10,
    minimum: 1,
    description: 'Each one costs money and reaches somebody’s pocket.',
  }),
  CUSTOMER_SITE_URL: Type.Optional(
    Type.String({
      pattern: '^https?://',
      description: 'Where links to ad-hoc routes lead. Without it the first of CUSTOMER_ORIGINS.',
    }),
  ),
  WRONG_REFERENCES_PER_ADDRESS: Type.Integer({
    default: 10,
    minimum: 1,
    description: 'References that do not work, within ten minutes, until no more are looked at.',
  }),
  WRONG_REFERENCES_PER_EMAIL: Type.Integer({ default: 5, minimum: 1 }),
  WRONG_REFERENCES_OVERALL: Type.Integer({
    default: 500,
    minimum: 1,
    description: 'From all callers together; links still work beyond it, since nobody guesses one.',
  }),
  MACHINE_EVENTS_SECRET: Type.Optional(
    Type.String({ minLength: 32, description: 'What EventBridge’s API destination sends.' }),
  ),
  RECORDING_BUCKET: Type.Optional(
    Type.String({ minLength: 3, description: 'Without it nothing is recorded.' }),
  ),
  RECORDING_PREFIX: Type.String({ default: 'recordings/', pattern: '^([^/]+/)*$' }),
  RECORDING_KMS_KEY_ID: Type.Optional(Type.String({ minLength: 1 })),
  RECORDING_CONSENT: Type.Union([Type.Literal('notice'), Type.Literal('ask')], {
    default: 'notice',
    description:
      '`notice`: everybody is told. `ask`: nothing is recorded until the customer agrees.',
  }),
  RECORDINGS_AT_ONCE: Type.Integer({
    default: 100,
    minimum: 1,
    description: 'Recorder tasks that may run at the same time; each takes 2 vCPU.',
  }),
  RECORDERS_KEPT_WARM: Type.Integer({
    default: 0,
    minimum: 0,
    maximum: 50,
    description:
      'Recorder tasks that run ahead of their recordings, so that these begin at once; each takes 2 vCPU all day.',
  }),
  RECORDING_MAXIMUM_S: Type.Integer({ default: 14_400, minimum: 60 }),
  RECORDING_ALONE_S: Type.Integer({ default: 30, minimum: 5 }),
  RECORDING_NO_MEDIA_S: Type.Integer({ default: 180, minimum: 10 }),
  RECORDING_URL_TTL_S: Type.Integer({ default: 900, minimum: 60, maximum: 43_200 }),
  RECORDING_DOWNLOAD: Type.Union([Type.Literal('allowed'), Type.Literal('refused')], {
    default: 'allowed',
  }),
  RECORDER_CLUSTER: Type.Optional(Type.String({ minLength: 1 })),
  RECORDER_TASK_DEFINITION: Type.Optional(Type.String({ minLength: 1 })),
  RECORDER_CONTAINER: Type.String({ default: 'recorder' }),
  RECORDER_SUBNETS: Type.Optional(List('Subnets of the recorder tasks.')),
  RECORDER_SECURITY_GROUPS: Type.Optional(List('Security groups of the recorder tasks.')),
  RECORDER_API_URL: Type.Optional(
    Type.String({ pattern: '^https?://', description: 'Where a recorder task finds this api.' }),
  ),
  PLAYBACK_SECURITY_PROFILE: Type.String({
    default: 'Video Recording Playback',
    description: 'Name of the Connect security profile whose holders may play recordings.',
  }),
  WORKSPACE_URL: Type.Optional(
    Type.String({
      pattern: '^https?://',
      description: 'Where playback links lead. Without it the first of AGENT_ORIGINS.',
    }),
  ),
  TRUST_PROXY_HOPS: Type.Integer({
    default: 0,
    minimum: 0,
    description: 'Load balancers in front, for the caller’s address.',
  }),
});
export type ApiEnv = Static<typeof ApiEnv>;
