import { Type, type Static } from 'typebox';
import type { Directory } from '../directory.ts';
import type { SeedUser } from '../seed.ts';
import { listOf, page, param, parseBody, type Operation } from './operation.ts';

export const describeUser: Operation = ({ directory }) => ({
  name: 'DescribeUser',
  method: 'GET',
  path: '/users/:InstanceId/:UserId',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    return { User: userView(directory.user(param(call, 'UserId')), directory) };
  },
});

export const listUsers: Operation = (deps) =>
  listOf(deps, {
    name: 'ListUsers',
    path: '/users-summary/:InstanceId',
    key: 'UserSummaryList',
    items: () =>
      deps.directory.seed.users.map(({ id, username }) => ({
        Id: id,
        Arn: deps.directory.arns.user(id),
        Username: username,
      })),
  });

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
    }),
  },
  'Criteria',
);

const searchInput = Type.Object({
  InstanceId: Type.String({ minLength: 1 }),
  SearchCriteria: Type.Optional(criteria),
  MaxResults: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  NextToken: Type.Optional(Type.String()),
});

interface Criteria {
  readonly OrConditions?: readonly Criteria[];
  readonly AndConditions?: readonly Criteria[];
  readonly StringCondition?: Static<typeof condition>;
}

export const searchUsers: Operation = ({ directory }) => ({
  name: 'SearchUsers',
  method: 'POST',
  path: '/search-users',
  handle(call) {
    const body = parseBody(searchInput, call);
    directory.checkInstance(body.InstanceId);
    const wanted = (body.SearchCriteria ?? {}) as Criteria;
    const found = directory.seed.users.filter((user) => matches(user, wanted, directory));
    const { items, nextToken } = page(found, body.MaxResults, body.NextToken);
    return {
      Users: items.map((user) => userSummary(user, directory)),
      ApproximateTotalCount: found.length,
      NextToken: nextToken,
    };
  },
});

function matches(
  user: SeedUser,
  { OrConditions, AndConditions, StringCondition }: Criteria,
  directory: Directory,
): boolean {
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

function fieldOf(user: SeedUser, name: string, directory: Directory): string {
  const fields: Readonly<Record<string, string>> = {
    Username: user.username,
    FirstName: user.firstName,
    LastName: user.lastName,
    Email: user.email,
    ResourceId: user.id,
    RoutingProfileId: directory.profileOf(user).id,
  };
  return fields[name] ?? '';
}

/** What a search tells of a user: without the e-mail address, which DescribeUser tells. */
function userSummary(user: SeedUser, directory: Directory): object {
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

function userView(user: SeedUser, directory: Directory): object {
  return {
    ...userSummary(user, directory),
    IdentityInfo: { FirstName: user.firstName, LastName: user.lastName, Email: user.email },
  };
}

export const putUserStatus: Operation = ({ directory, agents }) => ({
  name: 'PutUserStatus',
  method: 'PUT',
  path: '/users/:InstanceId/:UserId/status',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    const { AgentStatusId } = parseBody(
      Type.Object({ AgentStatusId: Type.String({ minLength: 1 }) }),
      call,
    );
    const user = directory.user(param(call, 'UserId'));
    agents.setStatus(user.id, directory.status(AgentStatusId), { enqueue: true });
  },
});

const levels = ['LevelOne', 'LevelTwo', 'LevelThree', 'LevelFour', 'LevelFive'] as const;

export const describeUserHierarchyGroup: Operation = ({ directory }) => ({
  name: 'DescribeUserHierarchyGroup',
  method: 'GET',
  path: '/user-hierarchy-groups/:InstanceId/:HierarchyGroupId',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    const group = directory.hierarchyGroup(param(call, 'HierarchyGroupId'));
    const summary = ({ id, name }: { id: string; name: string }) => ({
      Id: id,
      Arn: directory.arns.hierarchyGroup(id),
      Name: name,
    });
    const path = directory.hierarchyPath(group.name);
    return {
      HierarchyGroup: {
        ...summary(group),
        LevelId: String(path.length),
        HierarchyPath: Object.fromEntries(
          path.map((each, index) => [levels[index]!, summary(each)]),
        ),
      },
    };
  },
});
