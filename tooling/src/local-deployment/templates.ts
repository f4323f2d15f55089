import { Type } from 'typebox';
import type { Static } from 'typebox';
import { Value } from 'typebox/value';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const templateSchema = Type.Object({
  Resources: Type.Record(
    Type.String(),
    Type.Object({
      Type: Type.String(),
      Properties: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    }),
  ),
  Outputs: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Object({
        Value: Type.Unknown(),
        Export: Type.Optional(Type.Object({ Name: Type.String() })),
      }),
    ),
  ),
});

/** As much of a CloudFormation template as is read here. */
export type Template = Static<typeof templateSchema>;
/** By the stack's name within the app, such as `Api`. */
export type Templates = Readonly<Record<string, Template>>;

const ENDING = '.template.json';

/** @throws Error that names the file which is no template. */
export function readTemplates(folder: string): Templates {
  const files = readdirSync(folder).filter((file) => file.endsWith(ENDING));
  return Object.fromEntries(
    files.map((file) => [file.slice(0, -ENDING.length), readTemplate(join(folder, file))]),
  );
}

function readTemplate(file: string): Template {
  const template: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (Value.Check(templateSchema, template)) return template;
  throw new Error(`${file} is no CloudFormation template.`);
}
