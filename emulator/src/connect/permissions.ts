import { textAt, textsAt, type Access, type Permissions } from '../iam/access.ts';
import type { createArns } from './ids.ts';
import type { RestCall } from './http/rest.ts';

type Arns = ReturnType<typeof createArns>;

/** An input may name anything by its id or by its ARN. */
const idOf = (idOrArn: string) => idOrArn.slice(idOrArn.lastIndexOf('/') + 1);

/** Actions for which the reference knows no condition key. */
const keyless = ['ListQueues', 'ListAgentStatuses'];

/**
 * Service authorization reference, "Amazon Connect". Where the reference asks for a resource that the request leaves
 * open, all of its kind are asked for. An instance that is named wrongly is asked for as named.
 */
export function connectPermissions(
  ofInstance: (instanceId: string) => Arns,
): Permissions<RestCall> {
  const instanceIdOf = ({ params, body }: RestCall) =>
    idOf(params.InstanceId ?? textAt(body, 'InstanceId'));
  const on =
    (
      action: string,
      ...resources: readonly ((arns: Arns, call: RestCall) => string | readonly string[])[]
    ) =>
    (call: RestCall): Access[] => {
      const instanceId = instanceIdOf(call);
      const arns = ofInstance(instanceId);
      return resources
        .flatMap((each) => each(arns, call))
        .map((resource) => ({
          action: `connect:${action}`,
          resource,
          context: keyless.includes(action) ? {} : { 'connect:InstanceId': instanceId },
        }));
    };
  const instance = (arns: Arns) => arns.instance;
  const inPath =
    (
      kind:
        | 'contact'
        | 'flow'
        | 'hierarchyGroup'
        | 'queue'
        | 'routingProfile'
        | 'securityProfile'
        | 'user',
      name: string,
    ) =>
    (arns: Arns, { params }: RestCall) =>
      arns[kind](idOf(params[name] ?? ''));
  const inBody =
    (kind: 'contact' | 'status', name: string) =>
    (arns: Arns, { body }: RestCall) =>
      arns[kind](idOf(textAt(body, name)));
  const filtered =
    (kind: 'hierarchyGroup' | 'queue' | 'routingProfile' | 'user', name: string) =>
    (arns: Arns, { body }: RestCall) => {
      const ids = textsAt((body as { Filters?: unknown } | null)?.Filters, name);
      return ids.length === 0 ? arns[kind]('*') : ids.map((id) => arns[kind](idOf(id)));
    };

  return {
    // The flow is asked for as the caller writes it: an ARN instead of an id is not found in any policy (so a refusal of
    // the real service names it). The contact has no id yet.
    StartChatContact: on(
      'StartChatContact',
      (arns, { body }) => arns.flow(encodeURIComponent(textAt(body, 'ContactFlowId'))),
      (arns) => arns.contact('*'),
    ),
    StopContact: on('StopContact', inBody('contact', 'ContactId')),
    DescribeContact: on('DescribeContact', inPath('contact', 'ContactId')),
    UpdateContact: on('UpdateContact', inPath('contact', 'ContactId')),
    SearchContacts: on('SearchContacts', instance),
    GetContactAttributes: on('GetContactAttributes', inPath('contact', 'InitialContactId')),
    UpdateContactAttributes: on('UpdateContactAttributes', inBody('contact', 'InitialContactId')),
    // Not the instance that the reference names and not the Connect user, but the caller's aws:userid (administrator
    // guide, "Configure SAML with IAM"; a refusal of the real service names it as well).
    GetFederationToken: (call, who) =>
      on('GetFederationToken', (arns) => `${arns.instance}/user/${who.userId}`)(call),
    DescribeUser: on('DescribeUser', inPath('user', 'UserId')),
    ListUsers: on('ListUsers', instance),
    SearchUsers: on('SearchUsers', instance),
    PutUserStatus: on(
      'PutUserStatus',
      instance,
      inPath('user', 'UserId'),
      inBody('status', 'AgentStatusId'),
    ),
    DescribeUserHierarchyGroup: on(
      'DescribeUserHierarchyGroup',
      inPath('hierarchyGroup', 'HierarchyGroupId'),
    ),
    DescribeInstance: on('DescribeInstance', instance),
    ListQueues: on('ListQueues', (arns) => arns.queue('*')),
    DescribeQueue: on('DescribeQueue', inPath('queue', 'QueueId')),
    ListAgentStatuses: on('ListAgentStatuses', (arns) => arns.status('*')),
    ListSecurityProfiles: on('ListSecurityProfiles', instance),
    DescribeSecurityProfile: on(
      'DescribeSecurityProfile',
      inPath('securityProfile', 'SecurityProfileId'),
    ),
    DescribeRoutingProfile: on(
      'DescribeRoutingProfile',
      inPath('routingProfile', 'RoutingProfileId'),
    ),
    ListRoutingProfileQueues: on(
      'ListRoutingProfileQueues',
      inPath('routingProfile', 'RoutingProfileId'),
    ),
    ListContactFlows: on('ListContactFlows', (arns) => arns.flow('*')),
    DescribeContactFlow: on('DescribeContactFlow', inPath('flow', 'ContactFlowId')),
    CreateContactFlow: on('CreateContactFlow', (arns) => arns.flow('*')),
    GetCurrentMetricData: on(
      'GetCurrentMetricData',
      filtered('queue', 'Queues'),
      filtered('routingProfile', 'RoutingProfiles'),
    ),
    GetCurrentUserData: on(
      'GetCurrentUserData',
      filtered('hierarchyGroup', 'UserHierarchyGroups'),
      filtered('queue', 'Queues'),
      filtered('routingProfile', 'RoutingProfiles'),
      filtered('user', 'Agents'),
    ),
  };
}
