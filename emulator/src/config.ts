import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

const configSchema = Type.Object({
  PORT: Type.Integer({ minimum: 0, maximum: 65535, default: 4566 }),
  EMULATOR_FLOWS: Type.Optional(
    Type.String({ minLength: 1, description: 'Folder with *.flow.json' }),
  ),
  EMULATOR_SEED: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'JSON file: s3, ecs, events, iam, kms, ssm, quotas, accessKeys',
    }),
  ),
  EMULATOR_DATA_FOLDER: Type.Optional(
    Type.String({ minLength: 1, description: 'Where objects, open uploads and keys stay' }),
  ),
  EMULATOR_CLIENT_ORIGINS: Type.String({
    default: 'http://localhost:3000',
    description: 'Comma-separated: may sign people in, and may embed the CCP',
  }),
  EMULATOR_VIDEO_CODECS: Type.String({
    default: 'VP8',
    pattern: '^(VP8|H264)(,(VP8|H264))*$',
    description: 'Comma-separated: what meetings support',
  }),
  EMULATOR_WORKSPACE_URL: Type.String({ default: 'http://localhost:3000' }),
  EMULATOR_CUSTOMER_URL: Type.String({ default: 'http://localhost:3010' }),
  EMULATOR_API_URL: Type.String({ default: 'http://localhost:4000' }),
  EMULATOR_PUBLIC_URL: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'Where clients reach it, without a slash at the end, if something stands before it',
    }),
  ),
  EMULATOR_MEDIA_CLIENTS: Type.Enum(['this-machine', 'network'], {
    default: 'this-machine',
    description: 'Whose media is taken',
  }),
  EMULATOR_MEDIA_ADDRESSES: Type.String({
    default: '127.0.0.1',
    description: 'Comma-separated IPv4 addresses of this machine, the preferred one first',
  }),
  EMULATOR_JUDGE: Type.Optional(
    Type.Literal('1', { description: 'Compares every exchange with AWS’s service models' }),
  ),
  EMULATOR_ACCESS_TOKEN_SECONDS: Type.Integer({ minimum: 1, default: 3600 }),
});

export type Config = Static<typeof configSchema>;

/** Reads and checks the environment. Throws one error that names every fault. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const known = Object.fromEntries(
    Object.keys(configSchema.properties).map((name) => [name, env[name] || undefined]),
  );
  const values = Value.Convert(
    configSchema,
    Value.Default(configSchema, Value.Clean(configSchema, known)),
  );
  if (Value.Check(configSchema, values)) return Object.freeze(values);
  const faults = Value.Errors(configSchema, values).map(
    (error) => `${error.instancePath.slice(1)} ${error.message}`,
  );
  throw new Error(`The emulator's environment is wrong: ${faults.join('; ')}.`);
}
