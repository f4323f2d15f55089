import { notFound } from './errors.ts';
import { createArns, stableId } from './ids.ts';
import type {
  ConnectSeed,
  CrossChannel,
  IdentityManagement,
  SeedBot,
  SeedFlow,
  SeedHours,
  SeedQueue,
  SeedRoutingProfile,
  SeedUser,
} from './seed.ts';
import { createUsers } from './users.ts';

/** A standard queue, or the one that belongs to an agent and has no name of its own. */
export type Queue =
  | {
      readonly kind: 'standard';
      readonly id: string;
      readonly name: string;
      readonly queue: SeedQueue;
    }
  | {
      readonly kind: 'personal';
      readonly id: string;
      readonly name: null;
      readonly user: SeedUser;
    };

export type Directory = ReturnType<typeof createDirectory>;

/** Finds what the seed describes, by id, ARN or name, as Connect's operations do. */
export function createDirectory(seed: ConnectSeed) {
  const arns = createArns(seed.instance);
  const byName = <T extends { readonly name: string }>(
    kind: string,
    list: readonly T[],
    name: string,
  ): T => {
    const found = list.find((each) => each.name === name);
    if (!found)
      throw new Error(`The seed names the ${kind} '${name}', which it does not describe.`);
    return found;
  };
  const idOf = (idOrArn: string) => idOrArn.slice(idOrArn.lastIndexOf('/') + 1);
  const byId = <T extends { readonly id: string }>(
    what: string,
    list: readonly T[],
    idOrArn: string,
  ): T => {
    const found = list.find((each) => each.id === idOf(idOrArn));
    if (!found) throw notFound(`${what} ${idOrArn}`);
    return found;
  };
  const standard = (queue: SeedQueue): Queue => ({
    kind: 'standard',
    id: queue.id,
    name: queue.name,
    queue: { ...queue, ...(capacities.get(queue.name) ?? {}) },
  });
  const personal = (user: SeedUser): Queue => ({ kind: 'personal', id: user.id, name: null, user });
  const users = createUsers(seed.users);
  let crossChannel: CrossChannel | undefined;
  let identityManagement: IdentityManagement = 'SAML';
  const capacities = new Map<string, { readonly maxContacts: number }>();
  const hours = new Map<string, Pick<SeedHours, 'timeZone' | 'config'>>();
  const bots = new Map<string, SeedBot>();
  const asSet = (profile: SeedRoutingProfile): SeedRoutingProfile =>
    crossChannel ? { ...profile, crossChannel } : profile;
  function findQueue(idOrArn: string): Queue | undefined {
    if (idOrArn.includes('/queue/agent/')) {
      const user = users.all().find((each) => each.id === idOf(idOrArn));
      return user && personal(user);
    }
    const queue = seed.queues.find((each) => each.id === idOf(idOrArn));
    return queue && standard(queue);
  }

  return {
    seed,
    arns,
    users,
    idOf,
    checkInstance(idOrArn: unknown) {
      if (idOf(String(idOrArn)) !== seed.instance.id) throw notFound(`Instance ${String(idOrArn)}`);
    },
    user: (id: string) => byId('User', users.all(), id),
    /** Checks the names that the user is given. @throws Error for one that the seed does not describe */
    putUser(user: SeedUser, at: number): SeedUser {
      byName('routing profile', seed.routingProfiles, user.routingProfile);
      for (const name of user.securityProfiles)
        byName('security profile', seed.securityProfiles, name);
      if (user.hierarchyGroup) byName('hierarchy group', seed.hierarchyGroups, user.hierarchyGroup);
      users.put(user, at);
      return user;
    },
    userByUsername: (username: string) => users.all().find((each) => each.username === username),
    /** As flows say who an agent is (API reference, UpdateContactTargetQueue: "an agent ID or agent ARN"). */
    findAgent: (idOrArn: string) =>
      users.all().find(({ id }) => [id, arns.user(id)].includes(idOrArn)),
    /** For every routing profile, as an administrator would change it. */
    identityManagement: () => identityManagement,
    setIdentityManagement(value: IdentityManagement) {
      identityManagement = value;
    },
    setCrossChannel(behaviour: CrossChannel) {
      crossChannel = behaviour;
    },
    routingProfile: (id: string) => asSet(byId('Routing profile', seed.routingProfiles, id)),
    profileOf: (user: SeedUser) =>
      asSet(byName('routing profile', seed.routingProfiles, user.routingProfile)),
    status: (id: string) => byId('Agent status', seed.statuses, id),
    securityProfile: (id: string) => byId('Security profile', seed.securityProfiles, id),
    securityProfileNamed: (name: string) => byName('security profile', seed.securityProfiles, name),
    hierarchyGroup: (id: string) => byId('Hierarchy group', seed.hierarchyGroups, id),
    hierarchyGroupNamed: (name: string) => byName('hierarchy group', seed.hierarchyGroups, name),
    /** The group and what stands above it, topmost first. */
    hierarchyPath(name: string) {
      const path = [byName('hierarchy group', seed.hierarchyGroups, name)];
      while (path[0]?.parent)
        path.unshift(byName('hierarchy group', seed.hierarchyGroups, path[0].parent));
      return path;
    },
    queueNamed: (name: string) => standard(byName('queue', seed.queues, name)),
    findQueue,
    queue(idOrArn: string): Queue {
      const queue = findQueue(idOrArn);
      if (!queue) throw notFound(`Queue ${idOrArn}`);
      return queue;
    },
    standardQueues: () => seed.queues.map(standard),
    personalQueue: personal,
    /** By id, ARN or name, as an administrator has set them since. */
    findHours(idOrName: string): SeedHours | undefined {
      const found = seed.hours.find((each) => each.id === idOf(idOrName) || each.name === idOrName);
      return found && { ...found, ...hours.get(found.name) };
    },
    findBot: (aliasArn: string) =>
      [...bots.values(), ...seed.bots].find((each) => arns.bot(each.name) === aliasArn),
    /** What an administrator changes while contacts come in, until the next reset. */
    setCapacity: (queueName: string, maxContacts: number) =>
      void capacities.set(byName('queue', seed.queues, queueName).name, { maxContacts }),
    setHours: (name: string, change: Pick<SeedHours, 'timeZone' | 'config'>) =>
      void hours.set(byName('hours of operation', seed.hours, name).name, change),
    setBot: (bot: SeedBot) => void bots.set(bot.name, bot),
    forgetChanges() {
      crossChannel = undefined;
      identityManagement = 'SAML';
      for (const changes of [capacities, hours, bots]) changes.clear();
      users.forgetChanges();
    },
    queueArn: (queue: Queue) =>
      queue.kind === 'personal' ? arns.personalQueue(queue.id) : arns.queue(queue.id),
  };
}

export const flowId = (flow: SeedFlow) => flow.id ?? stableId('flow', flow.name);
