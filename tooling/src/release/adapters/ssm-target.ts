import { GetParameterCommand, ParameterNotFound, type SSMClient } from '@aws-sdk/client-ssm';
import { parse } from '@video-escalation/contracts/config/parse';
import {
  RELEASE_TARGET_PARAMETER,
  ReleaseTarget,
} from '@video-escalation/contracts/remotes/release-target';
import { PlainFailure } from '../../fail.ts';

/** @throws PlainFailure when nothing that remotes could be released to was deployed there. */
export async function readTarget(ssm: SSMClient): Promise<ReleaseTarget> {
  try {
    const { Parameter } = await ssm.send(
      new GetParameterCommand({ Name: RELEASE_TARGET_PARAMETER }),
    );
    const value: unknown = JSON.parse(Parameter!.Value!);
    return parse(ReleaseTarget, value, RELEASE_TARGET_PARAMETER);
  } catch (error) {
    if (!(error instanceof ParameterNotFound)) throw error;
    throw new PlainFailure(
      `This account and region have no ${RELEASE_TARGET_PARAMETER}: deploy the workspace first, or choose another --stage.`,
    );
  }
}
