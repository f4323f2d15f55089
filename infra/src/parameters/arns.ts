import type { Settings } from './settings.ts';

/** ARN of a role in the deployment's account, whether the role exists yet or not. */
export const roleArn = ({ partition, account }: Settings, name: string) =>
  `arn:${partition}:iam::${account}:role/${name}`;
