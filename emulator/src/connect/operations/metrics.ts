import { Type, type Static } from 'typebox';
import { agentState } from '../agents/agent-state.ts';
import type { Agent } from '../agents/agents.ts';
import type { Directory, Queue } from '../directory.ts';
import { invalidRequest, notEmulated } from '../errors.ts';
import type { QueueMetrics } from '../flows/actions/action.ts';
import { epochSeconds, param, parseBody, type Operation } from './operation.ts';

const metricInput = Type.Object({
  Filters: Type.Object({
    Queues: Type.Optional(Type.Array(Type.String(), { maxItems: 100 })),
    Channels: Type.Optional(Type.Array(Type.String())),
    RoutingProfiles: Type.Optional(Type.Array(Type.String(), { maxItems: 100 })),
  }),
  Groupings: Type.Optional(Type.Array(Type.String())),
  CurrentMetrics: Type.Array(
    Type.Object({ Name: Type.Optional(Type.String()), Unit: Type.Optional(Type.String()) }),
    { minItems: 1 },
  ),
});

const metricValues: Readonly<Record<string, (metrics: QueueMetrics) => number>> = {
  CONTACTS_IN_QUEUE: (metrics) => metrics.size,
  OLDEST_CONTACT_AGE: (metrics) => metrics.oldestContactAgeSeconds,
  AGENTS_ONLINE: (metrics) => metrics.agentsOnline,
  AGENTS_STAFFED: (metrics) => metrics.agentsStaffed,
  AGENTS_AVAILABLE: (metrics) => metrics.agentsAvailable,
};

const filters = ['Queues', 'Channels', 'RoutingProfiles'];

/** @throws AwsError for what does not exist, and for filters and groupings that would be passed over here */
function checkMetricInput(
  { Filters, Groupings = [] }: Static<typeof metricInput>,
  directory: Directory,
) {
  for (const id of Filters.RoutingProfiles ?? []) directory.routingProfile(id);
  if (Filters.RoutingProfiles?.length)
    throw notEmulated('GetCurrentMetricData with Filters.RoutingProfiles');
  const filter = Object.keys(Filters).find((name) => !filters.includes(name));
  if (filter) throw notEmulated(`GetCurrentMetricData with Filters.${filter}`);
  const grouping = Groupings.find((name) => name !== 'QUEUE');
  if (grouping) throw notEmulated(`GetCurrentMetricData grouped by ${grouping}`);
  if (!Filters.Queues?.length) throw invalidRequest('Filters need queues or routing profiles.');
}

/** The counts that a waiting customer's page may ask for; grouped by queue, or all queues as one. */
export const getCurrentMetricData: Operation = ({ directory, flowRunner, now }) => ({
  name: 'GetCurrentMetricData',
  method: 'POST',
  path: '/metrics/current/:InstanceId',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    const body = parseBody(metricInput, call);
    checkMetricInput(body, directory);
    const { Filters, Groupings = [], CurrentMetrics } = body;
    const queues = (Filters.Queues ?? []).map(directory.queue);
    const collections = (group: readonly Queue[]) => {
      const metrics = group.flatMap((queue) => flowRunner.metrics(queue, Filters.Channels) ?? []);
      return CurrentMetrics.map((metric) => {
        const valueOf = metricValues[metric.Name ?? ''];
        if (!valueOf) throw notEmulated(`GetCurrentMetricData of ${metric.Name ?? 'no metric'}`);
        const values = metrics.map(valueOf);
        const Value =
          metric.Name === 'OLDEST_CONTACT_AGE'
            ? Math.max(0, ...values)
            : values.reduce((a, b) => a + b, 0);
        return { Metric: metric, Value };
      });
    };
    const all = collections(queues);
    // Without activity in the contact centre there is nothing to tell.
    const isIdle = queues.every((queue) => !flowRunner.metrics(queue));
    if (isIdle) return { MetricResults: [], DataSnapshotTime: epochSeconds(now()) };
    return {
      MetricResults: Groupings.includes('QUEUE')
        ? queues.map((queue) => ({
            Dimensions: { Queue: { Id: queue.id, Arn: directory.queueArn(queue) } },
            Collections: collections([queue]),
          }))
        : [{ Collections: all }],
      DataSnapshotTime: epochSeconds(now()),
    };
  },
});

const userDataInput = Type.Object({
  Filters: Type.Object({
    Agents: Type.Optional(Type.Array(Type.String(), { maxItems: 100 })),
  }),
});

export const getCurrentUserData: Operation = ({ directory, agents }) => ({
  name: 'GetCurrentUserData',
  method: 'POST',
  path: '/metrics/userdata/:InstanceId',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    const { Filters } = parseBody(userDataInput, call);
    const unknown = Object.keys(Filters).find((name) => name !== 'Agents');
    if (unknown) throw notEmulated(`GetCurrentUserData with Filters.${unknown}`);
    const { Agents: ids } = Filters;
    const found = agents
      .all()
      .filter(
        (agent) => ids === undefined || ids.some((id) => directory.idOf(id) === agent.user.id),
      )
      .filter((agent) => agents.isPresent(agent));
    return {
      UserDataList: found.map((agent) => userData(agent, directory)),
      ApproximateTotalCount: found.length,
    };
  },
});

function userData(agent: Agent, directory: Directory): object {
  const { user, status, nextStatus } = agent;
  const profile = directory.profileOf(user);
  const legs = [...agent.legs.values()];
  const busy = (channel: string) => legs.filter((leg) => leg.contact.channel === channel).length;
  const slots = (count: (channel: string, max: number) => number) =>
    Object.fromEntries(
      Object.entries(profile.concurrency).map(([channel, max]) => [channel, count(channel, max)]),
    );
  return {
    User: { Id: user.id, Arn: directory.arns.user(user.id) },
    RoutingProfile: { Id: profile.id, Arn: directory.arns.routingProfile(profile.id) },
    Status: {
      StatusName: agentState(agent).name,
      StatusArn: directory.arns.status(status.id),
      StatusStartTimestamp: epochSeconds(agentState(agent).since),
    },
    NextStatus: nextStatus?.name,
    MaxSlotsByChannel: slots((_channel, max) => max),
    ActiveSlotsByChannel: slots(busy),
    AvailableSlotsByChannel: slots((channel, max) => Math.max(0, max - busy(channel))),
    Contacts: legs.map((leg) => ({
      ContactId: leg.contact.id,
      Channel: leg.contact.channel,
      InitiationMethod: leg.contact.initiationMethod,
      AgentContactState: leg.state === 'hold' ? 'CONNECTED_ONHOLD' : leg.state.toUpperCase(),
      StateStartTimestamp: epochSeconds(leg.since),
      ConnectedToAgentTimestamp: epochSeconds(leg.contact.agent?.connectedAt),
      Queue: leg.contact.targetQueue && {
        Id: leg.contact.targetQueue.id,
        Arn: directory.queueArn(leg.contact.targetQueue),
      },
    })),
  };
}
