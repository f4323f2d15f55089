import { AwsJsonError, notEmulated } from '../host/aws-json.ts';
import type { RegisterInput } from './shapes.ts';

/** A registered revision; it never changes. */
export interface TaskDefinition extends RegisterInput {
  readonly taskDefinitionArn: string;
  readonly revision: number;
  readonly status: 'ACTIVE';
}

export interface Definitions {
  register(input: RegisterInput): TaskDefinition;
  /** By ARN, `family:revision`, or `family` for its newest. */
  find(name: string): TaskDefinition | undefined;
  clear(): void;
}

export function createDefinitions(arnBase: string): Definitions {
  const families = new Map<string, TaskDefinition[]>();
  return {
    register(input) {
      check(input);
      const known = families.get(input.family) ?? [];
      const revision = known.length + 1;
      const taskDefinitionArn = `${arnBase}:task-definition/${input.family}:${revision}`;
      const { tags: _tags, ...rest } = input;
      const definition: TaskDefinition = { ...rest, taskDefinitionArn, revision, status: 'ACTIVE' };
      families.set(input.family, [...known, definition]);
      return definition;
    },
    find(name) {
      const [family = '', revision] = name.slice(name.lastIndexOf('/') + 1).split(':');
      const known = families.get(family) ?? [];
      return revision === undefined
        ? known.at(-1)
        : known.find((each) => String(each.revision) === revision);
    },
    clear: () => families.clear(),
  };
}

function check({ containerDefinitions, requiresCompatibilities, networkMode }: RegisterInput) {
  const isFargate = requiresCompatibilities?.includes('FARGATE');
  if (isFargate && networkMode !== 'awsvpc') {
    throw new AwsJsonError('ClientException', "Fargate only supports network mode 'awsvpc'.");
  }
  if (!containerDefinitions.some(({ essential = true }) => essential)) {
    throw new AwsJsonError('ClientException', 'At least one container has to be essential.');
  }
  for (const { entryPoint, secrets } of containerDefinitions) {
    if (entryPoint?.length) throw notEmulated('entryPoint of a container');
    if (secrets?.length) throw notEmulated('secrets of a container');
  }
}
