import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { enumsIn, memberEnums, type MemberEnums } from './enums.ts';
import type { Protocol, ServiceEntry } from './services.ts';
import { membersOf, shapeOf, type Shape } from './shape.ts';

export interface OperationModel {
  readonly name: string;
  /** Of REST protocols. */
  readonly http: { readonly method: string; readonly uri: string; readonly status: number };
  readonly input: Shape;
  readonly output: Shape;
  /** Names of the errors that the model lists for this operation. */
  readonly errors: () => readonly string[];
}

export interface ErrorModel {
  readonly shape: Shape;
  /** On the wire; the query protocol has names of its own. */
  readonly code: string;
  readonly statuses: readonly number[];
}

export interface ServiceModel {
  readonly entry: ServiceEntry;
  readonly operations: ReadonlyMap<string, OperationModel>;
  readonly errors: ReadonlyMap<string, ErrorModel>;
  /** By `<structure>.<member>`. */
  readonly enums: ReadonlyMap<string, MemberEnums>;
}

const models = new Map<string, Promise<ServiceModel>>();

/** The model of a service, read once from its client package. */
export function modelOf(entry: ServiceEntry): Promise<ServiceModel> {
  const known = models.get(entry.id) ?? readModel(entry);
  models.set(entry.id, known);
  return known;
}

type Static = readonly [kind: number, namespace: string, name: string, ...unknown[]];

async function readModel(entry: ServiceEntry): Promise<ServiceModel> {
  const exported = (await entry.load()) as Readonly<Record<string, unknown>>;
  const schemas = Object.values(exported).filter(isStatic);
  const types = join(folderOf(entry.packageName), 'dist-types');
  return {
    entry,
    operations: new Map(
      schemas
        .filter(([kind]) => kind === 9)
        .map((schema) => [schema[2], operationOf(schema, types)] as const),
    ),
    errors: new Map(
      schemas
        .filter(([kind]) => kind === -3)
        .map((schema) => [schema[2], errorOf(schema, entry.protocol)] as const),
    ),
    enums: memberEnums(readDeclarations(join(types, 'models')), enumsIn(exported)),
  };
}

const isStatic = (value: unknown): value is Static =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[2] === 'string';

function folderOf(packageName: string): string {
  // The packages export their entry file alone; it stands in `dist-cjs`.
  return join(dirname(createRequire(import.meta.url).resolve(packageName)), '..');
}

function operationOf([, , name, traits, input, output]: Static, types: string): OperationModel {
  const { http = ['POST', '/', 200] } = (traits || {}) as { http?: [string, string, number] };
  const [method, uri, status] = http;
  return {
    name,
    http: { method, uri, status },
    input: shapeOf(input),
    output: shapeOf(output),
    errors: () => thrownBy(readFileSync(join(types, 'commands', `${name}Command.d.ts`), 'utf8')),
  };
}

const thrownBy = (declaration: string): readonly string[] =>
  [...declaration.matchAll(/@throws \{@link (\w+)\}/g)].map(([, name]) => name!);

function errorOf(schema: Static, protocol: Protocol): ErrorModel {
  const { awsQueryError, httpError, error } = (schema[3] || {}) as {
    awsQueryError?: [string, number];
    httpError?: number;
    error?: 'client' | 'server';
  };
  const usual = error === 'server' ? 500 : 400;
  return {
    shape: shapeOf(schema),
    code: (protocol === 'awsQuery' && awsQueryError?.[0]) || schema[2],
    // API references of awsJson services give the usual status even where the model has another.
    statuses: protocol === 'awsJson1.1' ? [usual, httpError ?? usual] : [httpError ?? usual],
  };
}

const readDeclarations = (folder: string): string =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');

/** Required query parameters and headers tell operations of the same path apart, in S3 alone. */
export function discriminators({ input }: OperationModel) {
  const required = membersOf(input).filter((member) => member.isRequired);
  return {
    query: required.flatMap(({ traits }) => traits.httpQuery ?? []),
    headers: required.flatMap(({ traits }) => traits.httpHeader ?? []),
  };
}
