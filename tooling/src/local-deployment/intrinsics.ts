/** How names in a template are looked up: the part of CloudFormation that knows resources. */
export interface Names {
  /** `Ref` of a resource, a parameter or a pseudo parameter. Undefined: `AWS::NoValue`. */
  ref(name: string): string | undefined;
  attribute(logicalId: string, attribute: string): string;
  importValue(exportName: string): unknown;
  /** Value of a dynamic reference, given without its braces: `resolve:<service>:<reference>`. */
  dynamicReference(reference: string): string;
  readonly availabilityZones: readonly string[];
}

type Intrinsic = (argument: unknown, names: Names) => unknown;

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, names) => names.ref(text(name, 'Ref')),
  'Fn::GetAtt': (argument, names) => {
    const [logicalId = '', ...attribute] = Array.isArray(argument)
      ? argument.map((each) => text(each, 'Fn::GetAtt'))
      : text(argument, 'Fn::GetAtt').split('.');
    return names.attribute(logicalId, attribute.join('.'));
  },
  'Fn::Join': (argument, names) => {
    const [separator, parts] = pair(argument, 'Fn::Join');
    return list(resolve(parts, names), 'Fn::Join').join(text(separator, 'Fn::Join'));
  },
  'Fn::Split': (argument, names) => {
    const [separator, whole] = pair(argument, 'Fn::Split');
    return text(resolve(whole, names), 'Fn::Split').split(text(separator, 'Fn::Split'));
  },
  'Fn::Select': (argument, names) => {
    const [index, parts] = pair(argument, 'Fn::Select');
    const found = list(resolve(parts, names), 'Fn::Select')[Number(index)];
    if (found === undefined) throw new Error(`Fn::Select finds no element ${String(index)}.`);
    return found;
  },
  'Fn::Sub': (argument, names) => {
    const [template, own] = Array.isArray(argument) ? pair(argument, 'Fn::Sub') : [argument, {}];
    return substitute(text(template, 'Fn::Sub'), resolve(own, names) as object, names);
  },
  'Fn::ImportValue': (name, names) =>
    names.importValue(text(resolve(name, names), 'Fn::ImportValue')),
  'Fn::GetAZs': (_region, names) => names.availabilityZones,
};

/**
 * A value of a template with every intrinsic function and dynamic reference replaced (CloudFormation user guide,
 * "Intrinsic function reference"). @throws Error that names an intrinsic which is not known here.
 */
export function resolve(value: unknown, names: Names): unknown {
  if (typeof value === 'string') return withDynamicReferences(value, names);
  if (Array.isArray(value)) {
    return value.map((each) => resolve(each, names)).filter((each) => each !== undefined);
  }
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
    const intrinsic = intrinsics[name];
    if (!intrinsic) throw new Error(`${name} is an intrinsic that is not resolved here.`);
    return resolve(intrinsic(argument, names), names);
  }
  const entries = Object.entries(value).map(([key, each]) => [key, resolve(each, names)] as const);
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined));
}

const DYNAMIC_REFERENCE = /\{\{(resolve:[^{}]+)\}\}/g;

function withDynamicReferences(value: string, names: Names): string {
  return value.replace(DYNAMIC_REFERENCE, (_whole, reference: string) =>
    names.dynamicReference(reference),
  );
}

/** `${Name}`, `${Resource.Attribute}`; `${!Name}` stands for the text `${Name}`. */
function substitute(template: string, own: object, names: Names): string {
  const variables = own as Readonly<Record<string, unknown>>;
  return template.replace(/\$\{([^}]+)\}/g, (_whole, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (Object.hasOwn(variables, name)) return text(variables[name], 'Fn::Sub');
    const dot = name.indexOf('.');
    return dot < 0
      ? (names.ref(name) ?? '')
      : names.attribute(name.slice(0, dot), name.slice(dot + 1));
  });
}

function text(value: unknown, intrinsic: string): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new Error(`${intrinsic} takes a text, not ${JSON.stringify(value)}.`);
}

function list(value: unknown, intrinsic: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`${intrinsic} takes a list, not ${JSON.stringify(value)}.`);
}

function pair(value: unknown, intrinsic: string): readonly [unknown, unknown] {
  const [first, second, ...rest] = list(value, intrinsic);
  if (second !== undefined && rest.length === 0) return [first, second];
  throw new Error(`${intrinsic} takes two arguments, not ${JSON.stringify(value)}.`);
}
