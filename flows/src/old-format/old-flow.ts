import { Type, type Static } from 'typebox';

const scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);

const parameter = Type.Object({
  name: Type.String(),
  value: Type.Optional(scalar),
  key: Type.Optional(Type.String()),
  namespace: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  resourceName: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});

const branch = Type.Object({
  condition: Type.String(),
  conditionType: Type.Optional(Type.String()),
  conditionValue: Type.Optional(Type.Union([Type.String(), Type.Number()])),
  transition: Type.String(),
});

const oldModule = Type.Object({
  id: Type.String({ minLength: 1 }),
  type: Type.String(),
  target: Type.Optional(Type.String()),
  branches: Type.Array(branch),
  parameters: Type.Optional(Type.Array(parameter)),
});

/** What the designer exported until 2021: `modules`, joined by `branches`. */
export const oldFlowSchema = Type.Object({
  modules: Type.Array(oldModule, { minItems: 1 }),
  version: Type.Literal('1'),
  type: Type.Optional(Type.String()),
  start: Type.String(),
  metadata: Type.Optional(
    Type.Object({
      name: Type.Optional(Type.String()),
      description: Type.Optional(Type.String()),
      type: Type.Optional(Type.String()),
    }),
  ),
});

export type OldModule = Static<typeof oldModule>;
export type OldBranch = Static<typeof branch>;
type OldParameter = Static<typeof parameter>;

/** A module that has no counterpart, or more than is known of it. */
export class Untranslatable extends Error {
  override readonly name = 'Untranslatable';
}

/** What a module was set to. */
export function settingsOf({ id, parameters = [] }: OldModule) {
  const find = (name: string) => parameters.find((each) => each.name === name);
  const valueOf = (given: OldParameter | undefined, namespace = given?.namespace ?? undefined) => {
    if (given?.value === undefined || given.value === null) return undefined;
    const value = String(given.value);
    return namespace === undefined ? value : pathTo(value, namespace, id);
  };
  return {
    value: (name: string) => valueOf(find(name)),
    /** The value as a path, where the namespace stands beside it as a parameter of its own. */
    path(name: string) {
      const namespace = find('Namespace')?.value;
      return valueOf(find(name), typeof namespace === 'string' ? namespace : undefined);
    },
    /** By name where the export tells it: its ARN is of the instance that it came from. */
    reference(name: string, kind: string) {
      const given = find(name);
      return given?.resourceName ? `${kind}:${given.resourceName}` : valueOf(given);
    },
    /** Those parameters that are a map, by key. */
    map: (name: string): Record<string, string> =>
      Object.fromEntries(
        parameters.flatMap((each): [string, string][] =>
          each.name === name && each.key ? [[each.key, valueOf(each) ?? '']] : [],
        ),
      ),
  };
}

const namespaces: Readonly<Record<string, string>> = {
  'User Defined': '$.Attributes.',
  External: '$.External.',
};

/** A namespace and a name are the old way to write a JSONPath. */
function pathTo(value: string, namespace: string, id: string): string {
  const prefix = namespaces[namespace];
  if (prefix === undefined)
    throw new Untranslatable(
      `module '${id}' takes '${value}' from '${namespace}', which is unknown`,
    );
  return prefix + value;
}
