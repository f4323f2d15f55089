import { Type } from 'typebox';
import type { Queue } from '../directory.ts';
import { invalidParameter } from '../errors.ts';
import type { Flow } from '../flows/schema.ts';
import { listOf, param, parseBody, type Operation } from './operation.ts';

export const describeInstance: Operation = ({ directory }) => ({
  name: 'DescribeInstance',
  method: 'GET',
  path: '/instance/:InstanceId',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    const { id, alias } = directory.seed.instance;
    return {
      Instance: {
        Id: id,
        Arn: directory.arns.instance,
        InstanceAlias: alias,
        InstanceAccessUrl: `https://${alias}.my.connect.aws`,
        IdentityManagementType: directory.identityManagement(),
        InstanceStatus: 'ACTIVE',
        InboundCallsEnabled: true,
        OutboundCallsEnabled: false,
      },
    };
  },
});

export const listQueues: Operation = (deps) =>
  listOf(deps, {
    name: 'ListQueues',
    path: '/queues-summary/:InstanceId',
    key: 'QueueSummaryList',
    items({ query }) {
      const types = [query.queueTypes ?? []].flat();
      const { directory } = deps;
      const all: Queue[] = [
        ...directory.standardQueues(),
        ...directory.users.all().map(directory.personalQueue),
      ];
      return all
        .map((queue) => ({
          Id: queue.id,
          Arn: directory.queueArn(queue),
          Name: queue.name ?? undefined,
          QueueType: queue.kind === 'personal' ? 'AGENT' : 'STANDARD',
        }))
        .filter((queue) => types.length === 0 || types.includes(queue.QueueType));
    },
  });

export const describeQueue: Operation = ({ directory }) => ({
  name: 'DescribeQueue',
  method: 'GET',
  path: '/queues/:InstanceId/:QueueId',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    const queue = directory.queue(param(call, 'QueueId'));
    return {
      Queue: {
        QueueId: queue.id,
        QueueArn: directory.queueArn(queue),
        Name: queue.name ?? undefined,
        Status: 'ENABLED',
        MaxContacts: queue.kind === 'standard' ? queue.queue.maxContacts : undefined,
      },
    };
  },
});

export const listAgentStatuses: Operation = (deps) =>
  listOf(deps, {
    name: 'ListAgentStatuses',
    path: '/agent-status/:InstanceId',
    key: 'AgentStatusSummaryList',
    items: () =>
      deps.directory.seed.statuses.map(({ id, name, type }) => ({
        Id: id,
        Arn: deps.directory.arns.status(id),
        Name: name,
        Type: type === 'not_routable' ? 'CUSTOM' : type.toUpperCase(),
      })),
  });

export const listSecurityProfiles: Operation = (deps) =>
  listOf(deps, {
    name: 'ListSecurityProfiles',
    path: '/security-profiles-summary/:InstanceId',
    key: 'SecurityProfileSummaryList',
    items: () =>
      deps.directory.seed.securityProfiles.map(({ id, name }) => ({
        Id: id,
        Arn: deps.directory.arns.securityProfile(id),
        Name: name,
      })),
  });

export const describeSecurityProfile: Operation = ({ directory }) => ({
  name: 'DescribeSecurityProfile',
  method: 'GET',
  path: '/security-profiles/:InstanceId/:SecurityProfileId',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    const { id, name } = directory.securityProfile(param(call, 'SecurityProfileId'));
    return {
      SecurityProfile: {
        Id: id,
        OrganizationResourceId: directory.seed.instance.id,
        Arn: directory.arns.securityProfile(id),
        SecurityProfileName: name,
        Tags: {},
      },
    };
  },
});

export const describeRoutingProfile: Operation = ({ directory }) => ({
  name: 'DescribeRoutingProfile',
  method: 'GET',
  path: '/routing-profiles/:InstanceId/:RoutingProfileId',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    const profile = directory.routingProfile(param(call, 'RoutingProfileId'));
    return {
      RoutingProfile: {
        InstanceId: directory.seed.instance.id,
        RoutingProfileId: profile.id,
        RoutingProfileArn: directory.arns.routingProfile(profile.id),
        Name: profile.name,
        MediaConcurrencies: Object.entries(profile.concurrency).map(([Channel, Concurrency]) => ({
          Channel,
          Concurrency,
          CrossChannelBehavior: { BehaviorType: profile.crossChannel },
        })),
        DefaultOutboundQueueId: directory.queueNamed(profile.defaultOutboundQueue).id,
        NumberOfAssociatedQueues: profile.queues.length,
        NumberOfAssociatedUsers: directory.users
          .all()
          .filter((user) => user.routingProfile === profile.name).length,
      },
    };
  },
});

export const listRoutingProfileQueues: Operation = (deps) =>
  listOf(deps, {
    name: 'ListRoutingProfileQueues',
    path: '/routing-profiles/:InstanceId/:RoutingProfileId/queues',
    key: 'RoutingProfileQueueConfigSummaryList',
    items(call) {
      const { directory } = deps;
      return directory.routingProfile(param(call, 'RoutingProfileId')).queues.map((each) => {
        const queue = directory.queueNamed(each.queue);
        return {
          QueueId: queue.id,
          QueueArn: directory.queueArn(queue),
          QueueName: each.queue,
          Priority: each.priority,
          Delay: 0,
          Channel: each.channel,
        };
      });
    },
  });

export const listContactFlows: Operation = (deps) =>
  listOf(deps, {
    name: 'ListContactFlows',
    path: '/contact-flows-summary/:InstanceId',
    key: 'ContactFlowSummaryList',
    items({ query }) {
      const types = [query.contactFlowTypes ?? []].flat();
      return deps.flows
        .all()
        .filter((flow) => types.length === 0 || types.includes(flow.type))
        .map(({ id, name, type }) => ({
          Id: id,
          Arn: deps.directory.arns.flow(id),
          Name: name,
          ContactFlowType: type,
          ContactFlowState: 'ACTIVE',
          ContactFlowStatus: 'PUBLISHED',
        }));
    },
  });

export const describeContactFlow: Operation = ({ directory, flows }) => ({
  name: 'DescribeContactFlow',
  method: 'GET',
  path: '/contact-flows/:InstanceId/:ContactFlowId',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    const flow: Flow = flows.get(param(call, 'ContactFlowId'));
    return {
      ContactFlow: {
        Id: flow.id,
        Arn: directory.arns.flow(flow.id),
        Name: flow.name,
        Type: flow.type,
        State: 'ACTIVE',
        Status: 'PUBLISHED',
        Content: JSON.stringify(flow.content),
      },
    };
  },
});

export const createContactFlow: Operation = ({ directory, flows }) => ({
  name: 'CreateContactFlow',
  method: 'PUT',
  path: '/contact-flows/:InstanceId',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    const {
      Name,
      Type: type,
      Content,
    } = parseBody(
      Type.Object({
        Name: Type.String({ minLength: 1 }),
        Type: Type.String(),
        Content: Type.String({ minLength: 1 }),
      }),
      call,
    );
    if (type !== 'CONTACT_FLOW' && type !== 'CUSTOMER_QUEUE') {
      throw invalidParameter(`Flows of type '${type}' are not emulated.`);
    }
    const flow = flows.create({ name: Name, type, content: Content });
    return { ContactFlowId: flow.id, ContactFlowArn: directory.arns.flow(flow.id) };
  },
});
