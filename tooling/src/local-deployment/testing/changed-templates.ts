import type { Template, Templates } from '../templates.ts';

/** A copy of the templates in which `change` was made to the properties of every resource of a type. */
export function withChanged(
  templates: Templates,
  type: string,
  change: (properties: Record<string, unknown>) => void,
): Templates {
  const copy = structuredClone(templates) as Record<string, Template>;
  for (const { Resources } of Object.values(copy)) {
    for (const resource of Object.values(Resources)) {
      if (resource.Type === type && resource.Properties) change(resource.Properties);
    }
  }
  return copy;
}

interface Named {
  readonly Name: string;
}
interface Containers {
  ContainerDefinitions: { Environment?: Named[]; Secrets?: Named[] }[];
}

/** Without variables of any task definition, be they secrets or not. */
export function withoutVariables(templates: Templates, ...names: string[]): Templates {
  const others = (list: Named[] = []) => list.filter(({ Name }) => !names.includes(Name));
  return withChanged(templates, 'AWS::ECS::TaskDefinition', (properties) => {
    for (const each of (properties as unknown as Containers).ContainerDefinitions) {
      Object.assign(each, {
        Environment: others(each.Environment),
        Secrets: others(each.Secrets),
      });
    }
  });
}

interface EventPattern {
  detail: { eventType?: string[] };
}

/** Without a type of event in any rule. */
export function withoutEventType(templates: Templates, eventType: string): Templates {
  return withChanged(templates, 'AWS::Events::Rule', ({ EventPattern }) => {
    const { detail } = EventPattern as EventPattern;
    if (detail.eventType) detail.eventType = detail.eventType.filter((each) => each !== eventType);
  });
}

interface Document {
  Statement: { Action: string | string[] }[];
}

/** Without the statements of managed policies that allow an action. */
export function withoutManagedAction(templates: Templates, action: string): Templates {
  return withChanged(templates, 'AWS::IAM::ManagedPolicy', ({ PolicyDocument }) => {
    const document = PolicyDocument as Document;
    document.Statement = document.Statement.filter(
      ({ Action }) => ![Action].flat().includes(action),
    );
  });
}
