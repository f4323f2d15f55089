import { ApiEnv } from '@video-escalation/contracts/env/api';
import { beforeAll, describe, expect, it } from 'vitest';
import { addresses } from '../stack/addresses.ts';
import { apiEnv } from '../stack/service-env.ts';
import { loadLocalTemplates, openLocalDeployment } from './load.ts';
import type { Templates } from './templates.ts';
import { withoutEventType, withoutVariables } from './testing/changed-templates.ts';

/** A first synthesis on a busy machine. */
const SYNTHESIS_LIMIT_MS = 240_000;
const all = addresses(0, 1);

let templates: Templates;
beforeAll(async () => void (templates = await loadLocalTemplates()), SYNTHESIS_LIMIT_MS);

const environmentOf = (given: Templates) =>
  apiEnv(openLocalDeployment(given), all, 4000, 'redis://127.0.0.1:6379');
/** Variables that the api can't do without, as its own schema says. */
function lackingOf(environment: NodeJS.ProcessEnv): string[] {
  const properties = ApiEnv.properties as Record<string, { default?: unknown }>;
  return ApiEnv.required.filter(
    (name) => properties[name]?.default === undefined && !environment[name],
  );
}
const variables = (): string[] => {
  const { environment, secrets } = openLocalDeployment(templates).taskDefinition('api').container;
  return Object.keys({ ...environment, ...secrets });
};

describe('a variable that the template of the api lacks', () => {
  it('is lacking in the local api, too, whichever it is', () => {
    expect(variables().length).toBeGreaterThan(30);
    const lacking = environmentOf(withoutVariables(templates, ...variables()));
    const kept = variables().filter((name) => name in lacking);
    expect(kept).toEqual([]);
  });

  it.each(['REDIS_URL', 'CONNECT_CHAT_FLOW_ID', 'CUSTOMER_TOKEN_SECRET', 'OIDC_ISSUER'])(
    'is %s: the api’s environment is incomplete, which keeps it from starting',
    (name) => {
      expect(lackingOf(environmentOf(templates))).toEqual([]);
      expect(lackingOf(environmentOf(withoutVariables(templates, name)))).toEqual([name]);
    },
  );
});

describe('the local api’s environment', () => {
  it('differs from the deployed one in addresses alone', () => {
    const { environment } = openLocalDeployment(templates).taskDefinition('api').container;
    const local = environmentOf(templates);
    const changed = Object.keys(environment).filter((name) => local[name] !== environment[name]);
    expect(changed.toSorted()).toEqual([
      'AGENT_ORIGINS',
      'CONNECT_CCP_URL',
      'CUSTOMER_ORIGINS',
      'CUSTOMER_SITE_URL',
      'OIDC_ISSUER',
      'RECORDER_API_URL',
      'WORKSPACE_URL',
    ]);
    expect(
      Object.keys(local)
        .filter((name) => !variables().includes(name))
        .toSorted(),
    ).toEqual([
      'AWS_CONTAINER_CREDENTIALS_FULL_URI',
      'AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS',
      'AWS_ENDPOINT_URL_CONNECT',
      'AWS_ENDPOINT_URL_ECS',
      'AWS_ENDPOINT_URL_S3',
      'AWS_ENDPOINT_URL_SESV2',
      'AWS_ENDPOINT_URL_SNS',
      'AWS_ENDPOINT_URL_STS',
      'HOST',
      'STARTS_PER_ADDRESS_PER_MINUTE',
      'STARTS_PER_EMAIL_PER_MINUTE',
      'WRONG_REFERENCES_PER_ADDRESS',
      'WRONG_REFERENCES_PER_EMAIL',
    ]);
    // No address of the deployment is left.
    expect(Object.values(local).filter((value) => value?.includes('.local.example'))).toEqual([]);
  });
});

describe('an event that the api acts on', () => {
  const passed = (given: Templates) =>
    openLocalDeployment(given)
      .eventRules()
      .flatMap(({ pattern }) => (pattern.detail as { eventType?: string[] }).eventType ?? []);

  it.each(['chime:AttendeeJoined', 'chime:MeetingEnded'])(
    '%s passes the deployed rules, and no other rule passes it when it is removed there',
    (eventType) => {
      expect(passed(templates)).toContain(eventType);
      expect(passed(withoutEventType(templates, eventType))).not.toContain(eventType);
    },
  );
});
