import { resolve, type Names } from './intrinsics.ts';
import { resourceIds, type Account, type Identified } from './resource-ids.ts';
import { secretValue } from './secrets.ts';
import type { Template, Templates } from './templates.ts';

/** A resource as it is deployed: every intrinsic in its properties is replaced. */
export interface Resource<Properties = Readonly<Record<string, unknown>>> {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** Resolved when it is read. @throws Error that names what can't be resolved. */
  readonly properties: Properties;
  /** What `Ref` returns. @throws Error if the type isn't known. */
  readonly ref: string;
  /** What `Fn::GetAtt` returns. @throws Error if the attribute isn't known. */
  attribute(name: string): string;
}

/** All resources of all templates, with ids of `account`. */
export function deployedResources(templates: Templates, account: Account): readonly Resource[] {
  const all: Resource[] = [];
  const exports = new Map<string, () => unknown>();
  const bySecret = (arn: string) =>
    secretValue(
      all.find((each) => each.type === 'AWS::SecretsManager::Secret' && each.ref === arn),
      arn,
    );
  for (const [stack, template] of Object.entries(templates)) {
    const names = namesOf({ stack, template, account, exports, bySecret });
    all.push(
      ...Object.keys(template.Resources).map((logicalId) =>
        resourceOf(stack, template, logicalId, account, names),
      ),
    );
    for (const { Export, Value } of Object.values(template.Outputs ?? {})) {
      if (Export) exports.set(Export.Name, () => resolve(Value, names));
    }
  }
  return all;
}

interface Place {
  readonly stack: string;
  readonly template: Template;
  readonly account: Account;
  readonly exports: ReadonlyMap<string, () => unknown>;
  readonly bySecret: (arn: string) => string;
}

function namesOf({ stack, template, account, exports, bySecret }: Place): Names {
  const pseudo: Readonly<Record<string, string | undefined>> = {
    'AWS::AccountId': account.id,
    'AWS::NoValue': undefined,
    'AWS::Partition': 'aws',
    'AWS::Region': account.region,
    'AWS::StackName': stackName(stack),
    'AWS::URLSuffix': 'amazonaws.com',
  };
  const resource = (logicalId: string) => resourceOf(stack, template, logicalId, account, names);
  const names: Names = {
    availabilityZones: ['a', 'b', 'c'].map((zone) => account.region + zone),
    ref: (name) => (name in pseudo ? pseudo[name] : resource(name).ref),
    attribute: (logicalId, attribute) => resource(logicalId).attribute(attribute),
    importValue(exportName) {
      const value = exports.get(exportName);
      if (!value) throw new Error(`No template exports ${exportName}.`);
      return value();
    },
    dynamicReference(reference) {
      const arn = /^resolve:secretsmanager:(arn:.+?):SecretString:::$/.exec(reference)?.[1];
      if (arn === undefined) throw new Error(`${reference} is a reference that is not known here.`);
      return bySecret(arn);
    },
  };
  return names;
}

/** As infra/src/stacks/deployment-stack.ts calls them. */
const stackName = (stack: string) => `VideoEscalation-${stack}`;

function resourceOf(
  stack: string,
  { Resources }: Template,
  logicalId: string,
  account: Account,
  names: Names,
): Resource {
  const resource = Resources[logicalId];
  if (!resource) throw new Error(`${stack} has no resource or parameter ${logicalId}.`);
  const { Type: type, Properties = {} } = resource;
  const identified: Identified = {
    stackName: stackName(stack),
    logicalId,
    account,
    property: (name) => resolve(Properties[name], names),
  };
  return {
    ...{ stack, logicalId, type },
    get properties() {
      return resolve(Properties, names) as Resource['properties'];
    },
    get ref() {
      const ids = resourceIds[type];
      if (!ids) throw new Error(`Ref of ${type} is not known here (${stack}/${logicalId}).`);
      return ids.ref(identified);
    },
    attribute(name) {
      const of = resourceIds[type]?.attributes?.[name];
      if (!of) throw new Error(`${type} has no known ${name} (${stack}/${logicalId}).`);
      return of(identified);
    },
  };
}
