import type { ApiEnv } from '@video-escalation/contracts/env/api';
import type { Settings } from '../../parameters/settings.ts';
import { RECORDING_PREFIX, type Recordings } from '../data/recordings.ts';
import { CONTAINER, FAMILY } from '../recorder/names.ts';
import type { RecorderStack } from '../recorder/recorder.stack.ts';

/** A variable that the api doesn't know doesn't compile. */
export type ApiVariables = Partial<Record<keyof ApiEnv, string>>;

export const API_PORT = 4_000;

export interface RecordingResources {
  readonly recordings: Recordings;
  readonly recorder: RecorderStack;
}

/** What the sign-in stack made. */
export interface SignInOutputs {
  readonly issuer: string;
  readonly clientId: string;
  readonly federationRoleArn: string;
}

export interface EnvironmentProps {
  readonly settings: Settings;
  readonly signIn: SignInOutputs;
  readonly chatFlowId: string;
  readonly recording: RecordingResources | undefined;
}

export function apiEnvironment(props: EnvironmentProps): ApiVariables {
  const { settings, signIn, chatFlowId, recording } = props;
  const { connect, calls } = settings;
  return {
    PORT: String(API_PORT),
    AWS_REGION: settings.region,
    // The load balancer.
    TRUST_PROXY_HOPS: '1',
    CONNECT_INSTANCE_ID: connect.instanceId,
    CONNECT_CHAT_FLOW_ID: chatFlowId,
    CONNECT_CCP_URL: connect.ccpUrl,
    CONNECT_FEDERATION_ROLE_ARN: signIn.federationRoleArn,
    OIDC_ISSUER: signIn.issuer,
    OIDC_CLIENT_ID: signIn.clientId,
    AGENT_ORIGINS: settings.agentOrigins.join(),
    CUSTOMER_ORIGINS: settings.customerOrigins.join(),
    CUSTOMER_SITE_URL: settings.customerSiteUrl,
    WORKSPACE_URL: settings.workspaceUrl,
    MEDIA_REGIONS: calls.mediaRegions.join(),
    CAMERA_ON_WHEN_JOINING: calls.cameraOnWhenJoining,
    ROUTE_TTL_S: String(calls.routeSeconds),
    ...(calls.emailFrom && { ROUTE_EMAIL_FROM: calls.emailFrom }),
    ...(calls.sms && { ROUTE_SMS: 'on' }),
    ...(calls.sms?.senderId && { ROUTE_SMS_SENDER_ID: calls.sms.senderId }),
    ...(settings.recording && recording && recordingVariables(settings, recording)),
  };
}

function recordingVariables(
  { recording: settings, apiUrl }: Settings,
  { recordings, recorder }: RecordingResources,
): ApiVariables {
  return {
    RECORDING_BUCKET: recordings.bucket.bucketName,
    RECORDING_PREFIX,
    RECORDING_KMS_KEY_ID: recordings.key.keyArn,
    RECORDING_CONSENT: settings!.consent,
    RECORDINGS_AT_ONCE: String(settings!.atOnce),
    RECORDERS_KEPT_WARM: String(settings!.keptWarm),
    RECORDING_MAXIMUM_S: String(settings!.maximumSeconds),
    RECORDING_URL_TTL_S: String(settings!.addressSeconds),
    RECORDING_DOWNLOAD: settings!.download ? 'allowed' : 'refused',
    PLAYBACK_SECURITY_PROFILE: settings!.playbackSecurityProfile,
    RECORDER_CLUSTER: recorder.cluster.clusterArn,
    RECORDER_TASK_DEFINITION: FAMILY,
    RECORDER_CONTAINER: CONTAINER,
    RECORDER_SUBNETS: recorder.subnetIds.join(),
    RECORDER_SECURITY_GROUPS: recorder.securityGroup.securityGroupId,
    RECORDER_API_URL: apiUrl,
  };
}
