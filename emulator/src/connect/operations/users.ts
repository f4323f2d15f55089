import { Type } from 'typebox';
import type { Directory } from '../directory.ts';
import type { SeedUser } from '../seed.ts';
import { listOf, param, parseBody, type Operation } from './operation.ts';
import { userSummary } from './search-users.ts';

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
      deps.directory.users.all().map(({ id, username }) => ({
        Id: id,
        Arn: deps.directory.arns.user(id),
        Username: username,
      })),
  });

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
