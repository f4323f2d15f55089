import { Type, type Static } from 'typebox';
import type { Directory } from '../directory.ts';
import { invalidParameter, notEmulated } from '../errors.ts';
import type { SeedUser } from '../seed.ts';
import { instanceId } from './inputs.ts';
import { page, parseBody, type Operation } from './operation.ts';

const condition = Type.Object({
  FieldName: Type.Optional(Type.String()),
  Value: Type.Optional(Type.String()),
  ComparisonType: Type.Optional(Type.Enum(['STARTS_WITH', 'CONTAINS', 'EXACT'])),
});

const criteria = Type.Cyclic(
  {
    Criteria: Type.Object({
      OrConditions: Type.Optional(Type.Array(Type.Ref('Criteria'))),
      AndConditions: Type.Optional(Type.Array(Type.Ref('Criteria'))),
      StringCondition: Type.Optional(condition),
      ListCondition: Type.Optional(Type.Unknown()),
      HierarchyGroupCondition: Type.Optional(Type.Unknown()),
    }),
  },
  'Criteria',
);

const searchInput = Type.Object({
  InstanceId: instanceId,
  SearchFilter: Type.Optional(Type.Unknown()),
  SearchCriteria: Type.Optional(criteria),
  MaxResults: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  NextToken: Type.Optional(Type.String()),
});

interface Criteria {
  readonly OrConditions?: readonly Criteria[];
  readonly AndConditions?: readonly Criteria[];
  readonly StringCondition?: Static<typeof condition>;
  readonly ListCondition?: unknown;
  readonly HierarchyGroupCondition?: unknown;
}

export const searchUsers: Operation = ({ directory, now, timings }) => ({
  name: 'SearchUsers',
  method: 'POST',
  path: '/search-users',
  handle(call) {
    const body = parseBody(searchInput, call);
    directory.checkInstance(body.InstanceId);
    if (body.SearchFilter !== undefined) throw notEmulated('SearchUsers with SearchFilter');
    const wanted = (body.SearchCriteria ?? {}) as Criteria;
    const indexed = directory.users.asOf(now().getTime() - timings.userSearchLagMs);
    const found = indexed.filter((user) => matches(user, wanted, directory));
    const { items, nextToken } = page(found, body.MaxResults, body.NextToken);
    return {
      Users: items.map((user) => userSummary(user, directory)),
      ApproximateTotalCount: found.length,
      NextToken: nextToken,
    };
  },
});

function matches(user: SeedUser, criteria: Criteria, directory: Directory): boolean {
  const { OrConditions, AndConditions, StringCondition } = criteria;
  for (const name of ['ListCondition', 'HierarchyGroupCondition'] as const)
    if (criteria[name] !== undefined) throw notEmulated(`SearchUsers with ${name}`);
  if (OrConditions && !OrConditions.some((each) => matches(user, each, directory))) return false;
  if (AndConditions && !AndConditions.every((each) => matches(user, each, directory))) return false;
  if (!StringCondition) return true;
  // The service compares without regard to case.
  const actual = fieldOf(user, StringCondition.FieldName ?? '', directory).toLowerCase();
  const value = (StringCondition.Value ?? '').toLowerCase();
  if (StringCondition.ComparisonType === 'STARTS_WITH') return actual.startsWith(value);
  if (StringCondition.ComparisonType === 'CONTAINS') return actual.includes(value);
  return actual === value;
}

/** Fields as listed in the API reference of UserSearchCriteria. */
function fieldOf(user: SeedUser, name: string, directory: Directory): string {
  const fields: Readonly<Record<string, string>> = {
    Username: user.username,
    FirstName: user.firstName,
    LastName: user.lastName,
    ResourceId: user.id,
    RoutingProfileId: directory.profileOf(user).id,
  };
  if (name === 'SecurityProfileId') throw notEmulated('SearchUsers by SecurityProfileId');
  const value = fields[name];
  // Which names there are is documented, how another one is refused is assumed.
  if (value === undefined) throw invalidParameter(`Users have no field '${name}' to search by.`);
  return value;
}

/** What a search tells of a user: without the e-mail address, which DescribeUser tells. */
export function userSummary(user: SeedUser, directory: Directory): object {
  return {
    Id: user.id,
    Arn: directory.arns.user(user.id),
    Username: user.username,
    IdentityInfo: { FirstName: user.firstName, LastName: user.lastName },
    PhoneConfig: { PhoneType: 'SOFT_PHONE', AutoAccept: false, AfterContactWorkTimeLimit: 0 },
    SecurityProfileIds: user.securityProfiles.map(
      (name) => directory.securityProfileNamed(name).id,
    ),
    RoutingProfileId: directory.profileOf(user).id,
    HierarchyGroupId: user.hierarchyGroup && directory.hierarchyGroupNamed(user.hierarchyGroup).id,
    Tags: {},
  };
}
