import { ApiEnv } from '@video-escalation/contracts/env/api';
import { Value } from 'typebox/value';

export type Config = ReturnType<typeof readConfig>;

/** Reads and checks the environment. @throws Error that names every fault at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>) {
  // An empty variable is how many tools write "not set".
  const given = Object.fromEntries(
    Object.keys(ApiEnv.properties).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
  const values = Value.Convert(ApiEnv, Value.Default(ApiEnv, given));
  if (!Value.Check(ApiEnv, values)) throw new Error(describeFaults(values));
  const mediaRegions = toList(values.MEDIA_REGIONS);
  const [defaultMediaRegion] = mediaRegions;
  if (defaultMediaRegion === undefined) {
    throw new Error("The api's environment can't be used:\n  MEDIA_REGIONS names no region");
  }
  const customerOrigins = toList(values.CUSTOMER_ORIGINS);
  const customerSiteUrl = values.CUSTOMER_SITE_URL ?? customerOrigins[0];
  if (!customerSiteUrl || !URL.canParse(customerSiteUrl)) {
    throw new Error(
      "The api's environment can't be used:\n  CUSTOMER_SITE_URL is no address; set it, or CUSTOMER_ORIGINS",
    );
  }
  const recording = toRecording(values);
  const camera = values.CAMERA_ON_WHEN_JOINING;
  return Object.freeze({
    ...values,
    agentOrigins: toList(values.AGENT_ORIGINS),
    customerOrigins,
    customerSiteUrl,
    mediaRegions,
    defaultMediaRegion,
    recording,
    cameraOnWhenJoining: {
      agent: camera === 'agent' || camera === 'both',
      customer: camera === 'customer' || camera === 'both',
    },
  });
}

/** Undefined: nothing is recorded here. @throws Error that names all that lacks. */
function toRecording(values: ApiEnv) {
  const bucket = values.RECORDING_BUCKET;
  if (bucket === undefined) return undefined;
  const workspaceUrl = values.WORKSPACE_URL ?? toList(values.AGENT_ORIGINS)[0] ?? '';
  const cluster = values.RECORDER_CLUSTER ?? '';
  const taskDefinition = values.RECORDER_TASK_DEFINITION ?? '';
  const apiUrl = values.RECORDER_API_URL ?? '';
  const subnets = toList(values.RECORDER_SUBNETS ?? '');
  const needed = {
    RECORDER_CLUSTER: cluster,
    RECORDER_TASK_DEFINITION: taskDefinition,
    RECORDER_SUBNETS: subnets.join(),
    RECORDER_API_URL: apiUrl,
    WORKSPACE_URL: URL.canParse(workspaceUrl) ? workspaceUrl : '',
  };
  const lacking = Object.entries(needed).flatMap(([name, value]) => (value === '' ? [name] : []));
  if (lacking.length > 0) {
    throw new Error(
      `The api's environment can't be used:\n  RECORDING_BUCKET is set, so recording needs ${lacking.join(', ')} as well`,
    );
  }
  return {
    ...{ bucket, cluster, taskDefinition, subnets, apiUrl },
    workspaceUrl: workspaceUrl.replace(/\/$/, ''),
    securityGroups: toList(values.RECORDER_SECURITY_GROUPS ?? ''),
  };
}

/** Says what is wrong with which variable, but never its value: some are secrets. */
function describeFaults(values: unknown): string {
  const faults = Value.Errors(ApiEnv, values).map((fault) => {
    const name = fault.instancePath.slice(1);
    return `  ${name ? `${name} ` : ''}${fault.message}`;
  });
  return `The api's environment can't be used:\n${[...new Set(faults)].join('\n')}`;
}

function toList(text: string): readonly string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
