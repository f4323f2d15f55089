import { flowId, type Directory } from '../directory.ts';
import { AwsError, notFound } from '../errors.ts';
import type { SeedFlow } from '../seed.ts';
import { loadFlow, type ReferenceKind, type ResolveReference } from './load.ts';
import type { Flow } from './schema.ts';

export type Flows = ReturnType<typeof createFlows>;

/** The instance's flows: the seed's, which are all checked now, and those created later. */
export function createFlows(directory: Directory) {
  const ids = new Map<string, string>();
  const flows = new Map<string, { readonly flow: Flow; readonly source: SeedFlow }>();

  const { arns, seed } = directory;
  const arnOf = <T extends { readonly id: string }>(
    found: T | undefined,
    arn: (id: string) => string,
  ) => found && arn(found.id);
  const references: Readonly<Record<ReferenceKind, (name: string) => string | undefined>> = {
    // A bot is Lex's: its alias may stand in a flow before the instance is told of it.
    bot: arns.bot,
    flow: (name) => (ids.has(name) ? arns.flow(ids.get(name)!) : undefined),
    hours: (name) => arnOf(directory.findHours(name), arns.hours),
    queue: (name) =>
      arnOf(
        seed.queues.find((each) => each.name === name),
        arns.queue,
      ),
    text: (name) => seed.texts[name],
  };
  const resolve: ResolveReference = (kind, name) => references[kind](name);

  function add(source: SeedFlow): Flow {
    const flow = loadFlow(source, ids.get(source.name)!, resolve);
    flows.set(flow.id, { flow, source });
    return flow;
  }

  // Flows refer to each other in both directions, so every name is known before the first is loaded.
  for (const source of directory.seed.flows) ids.set(source.name, flowId(source));
  for (const source of directory.seed.flows) add(source);

  const find = (idOrArn: string) => flows.get(directory.idOf(idOrArn))?.flow;
  return {
    find,
    get(idOrArn: string): Flow {
      const flow = find(idOrArn);
      if (!flow) throw notFound(`Contact flow ${idOrArn}`);
      return flow;
    },
    all: () => [...flows.values()].map((each) => each.flow),
    create(source: SeedFlow): Flow {
      if (ids.has(source.name)) {
        throw new AwsError(
          409,
          'DuplicateResourceException',
          `A flow named '${source.name}' exists already.`,
        );
      }
      ids.set(source.name, flowId(source));
      try {
        return add(source);
      } catch (error) {
        ids.delete(source.name);
        throw error;
      }
    },
  };
}
