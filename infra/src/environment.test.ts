import { ApiEnv } from '@video-escalation/contracts/env/api';
import { RecorderEnv } from '@video-escalation/contracts/env/recorder';
import { describe, expect, it } from 'vitest';
import { containerOf, variablesOf, type Container } from './testing/template-parts.ts';
import { synthesized, variants, type Variant } from './testing/variants.ts';

const names = Object.keys(variants) as Variant[];
const recording = names.filter((name) => 'deploy-recording-stack' in variants[name]);

/** The api gives these to each recorder task. */
const GIVEN_BY_THE_API = ['API_URL', 'RECORDING_TICKET'];
/** What api/src/config.ts asks for as soon as there is a bucket, though the schema alone doesn't. */
const NEEDED_TO_RECORD = [
  'RECORDING_BUCKET',
  'RECORDER_CLUSTER',
  'RECORDER_TASK_DEFINITION',
  'RECORDER_SUBNETS',
  'RECORDER_SECURITY_GROUPS',
  'RECORDER_API_URL',
];

/** Fields that are neither optional nor have a default. */
function requiredOf(schema: typeof ApiEnv | typeof RecorderEnv): string[] {
  const properties = schema.properties as Record<string, { default?: unknown }>;
  return schema.required.filter((name) => properties[name]?.default === undefined);
}

const valueOf = (container: Container, name: string) =>
  container.Environment?.find((each) => each.Name === name)?.Value;

describe.each(names)('the api’s environment (%s)', (variant) => {
  const container = () => containerOf(synthesized(variant).templates.Api!);

  it('has all that the api can’t do without', () => {
    expect(variablesOf(container())).toEqual(expect.arrayContaining(requiredOf(ApiEnv)));
  });

  it('has nothing that the api doesn’t know, and nothing twice', () => {
    const known = Object.keys(ApiEnv.properties);
    const given = variablesOf(container());
    expect(given.filter((name) => !known.includes(name))).toEqual([]);
    expect(given).toEqual([...new Set(given)]);
  });

  it('has no secret in clear', () => {
    const clear = (container().Environment ?? []).map(({ Name }) => Name);
    expect(clear.filter((name) => /SECRET|REDIS_URL|PASSWORD|TOKEN(?!_TTL)/.test(name))).toEqual(
      [],
    );
  });

  it('is empty nowhere: that would count as not set', () => {
    const empty = container().Environment?.filter(({ Value }) => Value === '' || Value === null);
    expect(empty).toEqual([]);
  });
});

describe.each(recording)('recording (%s)', (variant) => {
  it('is set up for the api as a whole', () => {
    const api = containerOf(synthesized(variant).templates.Api!);
    expect(variablesOf(api)).toEqual(expect.arrayContaining(NEEDED_TO_RECORD));
    expect(valueOf(api, 'RECORDER_API_URL')).toBe('https://api.riverbank.example');
  });

  it('gives the recorder what it can’t do without, but for what the api adds', () => {
    const recorder = containerOf(synthesized(variant).templates.Recorder!);
    const given = variablesOf(recorder);
    expect([...given, ...GIVEN_BY_THE_API]).toEqual(
      expect.arrayContaining(requiredOf(RecorderEnv)),
    );
    const known = Object.keys(RecorderEnv.properties);
    expect(given.filter((name) => !known.includes(name))).toEqual([]);
    expect(given.filter((name) => GIVEN_BY_THE_API.includes(name))).toEqual([]);
  });
});

it('has no word of recording where nothing is recorded', () => {
  const given = variablesOf(containerOf(synthesized('least').templates.Api!));
  expect(given.filter((name) => name.startsWith('RECORD'))).toEqual([]);
  expect(synthesized('least').templates.Recorder).toBeUndefined();
});
