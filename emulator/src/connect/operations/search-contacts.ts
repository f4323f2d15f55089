import { Type, type Static } from 'typebox';
import { invalidRequest, notEmulated } from '../errors.ts';
import { contactSummary } from './contact-views.ts';
import { instanceId } from './inputs.ts';
import { page, parseBody, type Operation } from './operation.ts';

const searchInput = Type.Object({
  InstanceId: instanceId,
  TimeRange: Type.Object({
    Type: Type.Enum([
      'INITIATION_TIMESTAMP',
      'SCHEDULED_TIMESTAMP',
      'CONNECTED_TO_AGENT_TIMESTAMP',
      'DISCONNECT_TIMESTAMP',
      'ENQUEUE_TIMESTAMP',
    ]),
    StartTime: Type.Number(),
    EndTime: Type.Number(),
  }),
  SearchCriteria: Type.Optional(
    Type.Object({
      AgentIds: Type.Optional(Type.Array(Type.String())),
      Channels: Type.Optional(Type.Array(Type.String())),
      InitiationMethods: Type.Optional(Type.Array(Type.String())),
      QueueIds: Type.Optional(Type.Array(Type.String())),
    }),
  ),
  MaxResults: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  NextToken: Type.Optional(Type.String()),
});

/** Criteria of the model that would be passed over here. */
const refused = [
  'Name',
  'AgentHierarchyGroups',
  'ContactAnalysis',
  'RoutingCriteria',
  'AdditionalTimeRange',
  'SearchableContactAttributes',
  'SearchableSegmentAttributes',
  'ActiveRegions',
  'ContactTags',
  'AiAgents',
];

/** That a longer search is refused is assumed: the API reference names no limit. */
const longestRangeSeconds = 90 * 24 * 3600;

/** @throws AwsError for what the real service refuses, and for what is not emulated */
function checkSearch({ TimeRange }: Static<typeof searchInput>, body: unknown): void {
  const { SearchCriteria = {}, Sort } = body as { SearchCriteria?: object; Sort?: unknown };
  const unknown = refused.find((name) => name in SearchCriteria);
  if (unknown) throw notEmulated(`SearchContacts with SearchCriteria.${unknown}`);
  if (Sort !== undefined) throw notEmulated('SearchContacts with Sort');
  if (TimeRange.Type !== 'INITIATION_TIMESTAMP')
    throw notEmulated(`SearchContacts by ${TimeRange.Type}`);
  const range = TimeRange.EndTime - TimeRange.StartTime;
  if (range < 0) throw invalidRequest('TimeRange ends before it starts.');
  if (range > longestRangeSeconds) throw invalidRequest('TimeRange spans more than 90 days.');
}

export const searchContacts: Operation = ({ directory, center }) => ({
  name: 'SearchContacts',
  method: 'POST',
  path: '/search-contacts',
  handle(call) {
    const body = parseBody(searchInput, call);
    directory.checkInstance(body.InstanceId);
    checkSearch(body, call.body);
    const { AgentIds, Channels, InitiationMethods, QueueIds } = body.SearchCriteria ?? {};
    const isIn = (wanted: readonly string[] | undefined, value: string | undefined) =>
      wanted === undefined ||
      wanted.length === 0 ||
      (value !== undefined && wanted.includes(value));
    const found = center.all().filter((contact) => {
      const at = contact.initiatedAt.getTime() / 1000;
      return (
        at >= body.TimeRange.StartTime &&
        at <= body.TimeRange.EndTime &&
        isIn(AgentIds, contact.agent?.connectedAt && contact.agent.userId) &&
        isIn(Channels, contact.channel) &&
        isIn(InitiationMethods, contact.initiationMethod) &&
        isIn(QueueIds, contact.targetQueue?.id)
      );
    });
    const { items, nextToken } = page(found, body.MaxResults, body.NextToken);
    return {
      Contacts: items.map((contact) => contactSummary(contact, directory)),
      TotalCount: found.length,
      NextToken: nextToken,
    };
  },
});
