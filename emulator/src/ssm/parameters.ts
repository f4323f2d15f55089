import { AwsJsonError } from '../host/aws-json.ts';
import { checkName, invalid, tierFor, type Tier } from './rules.ts';
import type { ParameterType, PutInput } from './shapes.ts';

export interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly type: ParameterType;
  readonly tier: Tier;
  /** Counts from 1, one more with each new value. */
  readonly version: number;
  readonly changedAt: Date;
}

export type Parameters = ReturnType<typeof createParameters>;

/** Parameter Store keeps so many values of a parameter (User Guide, "Working with parameter versions"). */
const MAX_VERSIONS = 100;

/** What Parameter Store holds, by full name. */
export function createParameters(now: () => Date) {
  const byName = new Map<string, Parameter>();
  /** Former values, the oldest first. */
  const history = new Map<string, readonly Parameter[]>();
  return {
    put(input: PutInput): Parameter {
      const { Name, Value, Type, Overwrite = false } = input;
      checkName(Name);
      const former = byName.get(Name);
      if (former && !Overwrite) {
        const message = 'The parameter already exists. To overwrite this value, set Overwrite.';
        throw new AwsJsonError('ParameterAlreadyExists', message);
      }
      const type = Type ?? former?.type;
      if (!type) throw invalid('A parameter type is required when you create a parameter.');
      if (former && former.type !== type) {
        const message = `The parameter is of type ${former.type}: a type can't be changed.`;
        throw new AwsJsonError('HierarchyTypeMismatchException', message);
      }
      const version = (former?.version ?? 0) + 1;
      const tier = tierFor(input);
      const parameter = { name: Name, value: Value, type, tier, version, changedAt: now() };
      byName.set(Name, parameter);
      history.set(Name, [...(history.get(Name) ?? []), parameter].slice(-MAX_VERSIONS));
      return parameter;
    },
    find: (name: string) => byName.get(name),
    findVersion: (name: string, version: number) =>
      history.get(name)?.find((each) => each.version === version),
    /** Below a path such as `/app/`; only its own level unless `isRecursive`. */
    below(path: string, isRecursive: boolean): Parameter[] {
      const prefix = path.endsWith('/') ? path : `${path}/`;
      return [...byName.values()]
        .filter(({ name }) => name.startsWith(prefix))
        .filter(({ name }) => isRecursive || !name.slice(prefix.length).includes('/'))
        .sort((one, other) => (one.name < other.name ? -1 : 1));
    },
    remove(name: string): boolean {
      history.delete(name);
      return byName.delete(name);
    },
    all: () => [...byName.values()],
    clear(): void {
      byName.clear();
      history.clear();
    },
  };
}
