import { membersOf, traitsOf, type Shape } from '../model/shape.ts';

type Tree = { [name: string]: Tree | string };

/** Reads a request of the query protocol: `PolicyArns.member.1.arn=…` becomes the input's members. */
export function fromForm(form: URLSearchParams, shape: Shape): unknown {
  const tree: Tree = {};
  for (const [name, value] of form) {
    if (name !== 'Action' && name !== 'Version') plant(tree, name.split('.'), value);
  }
  return shaped(tree, shape);
}

function plant(tree: Tree, [first = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) tree[first] = value;
  else {
    const branch = tree[first];
    const next = typeof branch === 'object' ? branch : {};
    tree[first] = next;
    plant(next, rest, value);
  }
}

function shaped(value: Tree | string, shape: Shape): unknown {
  if (typeof value === 'string') return value === '' && shape.isListSchema() ? [] : value;
  if (shape.isStructSchema()) return structureFrom(value, shape);
  if (shape.isListSchema()) return listFrom(value, shape);
  if (shape.isMapSchema()) return mapFrom(value, shape);
  return value;
}

function structureFrom(tree: Tree, shape: Shape): unknown {
  const members = new Map(
    membersOf(shape).map((member) => [member.traits.xmlName ?? member.name, member]),
  );
  return Object.fromEntries(
    Object.entries(tree).map(([name, each]) => {
      const member = members.get(name);
      return member ? [member.name, shaped(each, member.shape)] : [name, each];
    }),
  );
}

function listFrom(tree: Tree, shape: Shape): unknown {
  const element = shape.getValueSchema();
  const isFlat = traitsOf(shape).xmlFlattened === 1;
  const items = isFlat ? tree : tree[traitsOf(element).xmlName ?? 'member'];
  return typeof items === 'object'
    ? Object.values(items).map((each) => shaped(each, element))
    : tree;
}

function mapFrom(tree: Tree, shape: Shape): unknown {
  const isFlat = traitsOf(shape).xmlFlattened === 1;
  const entries = isFlat ? tree : tree.entry;
  if (typeof entries !== 'object') return tree;
  const key = traitsOf(shape.getKeySchema()).xmlName ?? 'key';
  const value = traitsOf(shape.getValueSchema()).xmlName ?? 'value';
  return Object.fromEntries(
    Object.values(entries).flatMap((each) =>
      typeof each === 'object'
        ? [[each[key], shaped(each[value] ?? '', shape.getValueSchema())]]
        : [],
    ),
  );
}
