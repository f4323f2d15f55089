import { RecorderEnv } from '@video-escalation/contracts/env/recorder';
import { Value } from 'typebox/value';

export type Config = ReturnType<typeof readConfig>;

/** Reads and checks the environment. @throws Error that names every fault at once, but no value: one is a secret. */
export function readConfig(env: Readonly<Record<string, string | undefined>>) {
  // An empty variable is how many tools write "not set".
  const given = Object.fromEntries(
    Object.keys(RecorderEnv.properties).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
  const values = Value.Convert(RecorderEnv, Value.Default(RecorderEnv, given));
  if (!Value.Check(RecorderEnv, values)) {
    const faults = Value.Errors(RecorderEnv, values).map(
      ({ instancePath, message }) => `  ${instancePath.slice(1)} ${message}`,
    );
    throw new Error(
      `The recorder's environment can't be used:\n${[...new Set(faults)].join('\n')}`,
    );
  }
  return Object.freeze({
    ...values,
    chromeFlags: values.CHROME_FLAGS.split(/\s+(?=--)/).filter((flag) => flag !== ''),
  });
}
