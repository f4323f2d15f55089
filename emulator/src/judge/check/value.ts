import type { MemberEnums } from '../model/enums.ts';
import { membersOf, type Member, type Shape } from '../model/shape.ts';
import { checkLeaf, type Notation } from './leaf.ts';

/** What doesn't fit the model, and where. */
export interface Note {
  /** Members from the outermost on, such as `Users[0].IdentityInfo.Email`. */
  readonly path: string;
  readonly says: string;
}

export interface CheckContext {
  readonly notation: Notation;
  /** By `<structure>.<member>`. */
  readonly enums: ReadonlyMap<string, MemberEnums>;
}

/** Compares a value with its shape: members, required ones, types and enumerations. */
export function checkValue(
  value: unknown,
  shape: Shape,
  path: string,
  context: CheckContext,
  enums: MemberEnums = {},
): readonly Note[] {
  if (shape.isDocumentSchema()) return [];
  if (shape.isStructSchema() || shape.isUnitSchema())
    return checkStructure(value, shape, membersOf(shape), path, context);
  if (shape.isListSchema()) return checkList(value, shape, path, context, enums);
  if (shape.isMapSchema()) return checkMap(value, shape, path, context, enums);
  const says = checkLeaf(value, shape, context.notation, enums.value);
  return says === undefined ? [] : [{ path, says }];
}

/** Compares some members of a structure; the others stand elsewhere in the message. */
export function checkStructure(
  value: unknown,
  shape: Shape,
  members: readonly Member[],
  path: string,
  context: CheckContext,
): readonly Note[] {
  if (!isObject(value)) return [{ path, says: 'the model has a structure' }];
  const name = shape.getName() ?? '';
  const known = new Map(members.map((member) => [wireName(member, context.notation), member]));
  const unknown = Object.keys(value)
    .filter((key) => !known.has(key) && key !== '__type')
    .map((key) => ({ path: join(path, key), says: `the model's ${name} has no such member` }));
  const notes = [...known].flatMap(([key, member]) => {
    const at = join(path, key);
    // Services write null for what isn't there.
    if (value[key] === undefined || value[key] === null)
      return member.isRequired ? [{ path: at, says: 'the model requires it' }] : [];
    const enums = context.enums.get(`${name}.${member.name}`);
    return checkValue(value[key], member.shape, at, context, enums);
  });
  return [...unknown, ...notes, ...checkUnion(value, shape, path)];
}

const wireName = ({ name, traits }: Member, notation: Notation) =>
  notation === 'json' ? (traits.jsonName ?? name) : name;

function checkUnion(value: object, shape: Shape, path: string): readonly Note[] {
  if (!shape.isUnionSchema()) return [];
  const set = Object.entries(value).filter(([key, each]) => key !== '__type' && each !== null);
  return set.length === 1 ? [] : [{ path, says: 'the model has a union: exactly one member' }];
}

function checkList(
  value: unknown,
  shape: Shape,
  path: string,
  context: CheckContext,
  enums: MemberEnums,
): readonly Note[] {
  if (!Array.isArray(value)) return [{ path, says: 'the model has a list' }];
  const element = shape.getValueSchema();
  return value.flatMap((each, index) =>
    checkValue(each, element, `${path}[${index}]`, context, enums),
  );
}

function checkMap(
  value: unknown,
  shape: Shape,
  path: string,
  context: CheckContext,
  { key: keys, value: values }: MemberEnums,
): readonly Note[] {
  if (!isObject(value)) return [{ path, says: 'the model has a map' }];
  const element = shape.getValueSchema();
  const enums = values ? { value: values } : {};
  return Object.entries(value).flatMap(([key, each]) => [
    ...(keys && !keys.includes(key)
      ? [{ path: join(path, key), says: `the model's keys are ${keys.join(', ')}` }]
      : []),
    ...checkValue(each, element, join(path, key), context, enums),
  ]);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);
