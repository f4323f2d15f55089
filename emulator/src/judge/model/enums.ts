/** Values of the enumerations that a member of a structure may take. */
export interface MemberEnums {
  readonly value?: readonly string[];
  /** Of a map's keys. */
  readonly key?: readonly string[];
}

type Enums = ReadonlyMap<string, readonly string[]>;

/** The enumerations among what a client package exports: objects of strings alone. */
export function enumsIn(exported: Readonly<Record<string, unknown>>): Enums {
  return new Map(
    Object.entries(exported).flatMap(([name, value]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
      const values = Object.values(value);
      const isEnum = values.length > 0 && values.every((each) => typeof each === 'string');
      return isEnum ? [[name, values] as const] : [];
    }),
  );
}

const comments = /\/\*[\s\S]*?\*\//g;
const interfaces = /export interface (\w+)[^{]*\{([^}]*)\}/g;
const members = /^\s*(\w+)\??: (.+) \| undefined;$/gm;

/**
 * Which member has which enumeration: schemas of the clients know strings only, their type declarations know more.
 * @returns by `<structure>.<member>`
 */
export function memberEnums(declarations: string, enums: Enums): Map<string, MemberEnums> {
  const found = new Map<string, MemberEnums>();
  for (const [, structure, body = ''] of declarations.replace(comments, '').matchAll(interfaces)) {
    for (const [, member, type = ''] of body.matchAll(members)) {
      const of = enumsOfType(type, enums);
      if (of) found.set(`${structure}.${member}`, of);
    }
  }
  return found;
}

function enumsOfType(type: string, enums: Enums): MemberEnums | undefined {
  const map = /Record<(\w+), (.+)>/.exec(type);
  const key = map && enums.get(map[1]!);
  const value = enums.get((map?.[2] ?? type).replace(/[()[\]]/g, ''));
  return key || value ? { ...(key && { key }), ...(value && { value }) } : undefined;
}
