import type { Construct } from 'constructs';
import type { Settings } from './parameters/settings.ts';
import { ApiStack } from './stacks/api/api.stack.ts';
import { ConnectStack } from './stacks/connect/connect.stack.ts';
import { DataStack } from './stacks/data/data.stack.ts';
import { EventsStack } from './stacks/events/events.stack.ts';
import { MonitoringStack } from './stacks/monitoring/monitoring.stack.ts';
import { NetworkStack } from './stacks/network/network.stack.ts';
import { RecorderStack } from './stacks/recorder/recorder.stack.ts';
import { SignInStack } from './stacks/sign-in/sign-in.stack.ts';
import type { BuiltPages } from './stacks/web/built-pages.ts';
import { WebStack } from './stacks/web/web.stack.ts';

/** One whole deployment: first what lives longest, at the end what every release changes. */
export function createDeployment(scope: Construct, settings: Settings, pages: BuiltPages) {
  // Kept for as long as there is a deployment.
  const { vpc } = new NetworkStack(scope, 'Network', { settings });
  const data = new DataStack(scope, 'Data', { settings, vpc });
  const signIn = new SignInStack(scope, 'SignIn', { settings });

  // What the contact centre knows of us.
  const { chatFlowId } = new ConnectStack(scope, 'Connect', { settings });

  // What runs.
  const { recording } = settings;
  const { recordings } = data;
  const recorder =
    recording && recordings
      ? new RecorderStack(scope, 'Recorder', { settings, recording, recordings, vpc })
      : undefined;
  const api = new ApiStack(scope, 'Api', {
    ...{ settings, vpc, signIn, chatFlowId },
    redis: data.redis,
    recording: recorder && recordings && { recorder, recordings },
  });
  const events = new EventsStack(scope, 'Events', {
    settings,
    machineSecret: api.machineSecret,
    recorderCluster: recorder?.cluster,
  });

  // What people see.
  const web = new WebStack(scope, 'Web', {
    ...{ settings, signIn, pages },
    recordings: recordings?.bucket,
    apiLoadBalancerArn: api.loadBalancer.loadBalancerArn,
  });

  // What operators see.
  const monitoring = new MonitoringStack(scope, 'Monitoring', {
    settings,
    data,
    api,
    events,
    recorder,
  });
  return { data, signIn, recorder, api, events, web, monitoring };
}
