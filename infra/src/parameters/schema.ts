import * as Type from 'typebox';
import type { Static } from 'typebox';
import { addressParameters } from './groups/addresses.ts';
import { callParameters } from './groups/calls.ts';
import { connectParameters } from './groups/connect.ts';
import { hostingParameters } from './groups/hosting.ts';
import { pipelineParameters } from './groups/pipeline.ts';
import { recordingParameters } from './groups/recording.ts';
import { remoteParameters } from './groups/remotes.ts';
import { signInParameters } from './groups/sign-in.ts';

/** Where the parameters are in SSM's Parameter Store; each one's name follows. */
export const PARAMETER_PREFIX = '/video-escalation/';

/** In the order in which a person is asked. */
export const parameterGroups = [
  { title: 'Amazon Connect', parameters: connectParameters },
  { title: 'Addresses', parameters: addressParameters },
  { title: 'Sign-in', parameters: signInParameters },
  { title: 'Calls', parameters: callParameters },
  { title: 'Recording', parameters: recordingParameters },
  { title: 'Remotes', parameters: remoteParameters },
  { title: 'Hosting', parameters: hostingParameters },
  { title: 'Pipeline', parameters: pipelineParameters },
] as const;

/**
 * Everything that an operator decides, once: `configure` asks for it and stores it, the CDK app reads it. Names are
 * those of the sample that this project succeeds, where it had the same parameter.
 */
export const Parameters = Type.Object({
  ...connectParameters,
  ...addressParameters,
  ...signInParameters,
  ...callParameters,
  ...recordingParameters,
  ...remoteParameters,
  ...hostingParameters,
  ...pipelineParameters,
});
export type Parameters = Static<typeof Parameters>;
export type ParameterName = keyof Parameters;
