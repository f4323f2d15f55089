import { BUS_VERSION, workspaceRegistry } from '@video-escalation/contracts/events/registry';
import type { Endpoint } from '@video-escalation/contracts/http/endpoint';
import type { BusSurface } from '@video-escalation/contracts/compatibility/compare';
import type { Schema } from '@video-escalation/contracts/compatibility/schema-breaks';
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from '../paths.ts';

const sources = join(repository, 'contracts', 'src');

/** The bus as the sources have it, in the form that is kept of a release. */
export function currentBus(): BusSurface {
  const plain = JSON.stringify({ bus: BUS_VERSION, events: workspaceRegistry });
  return JSON.parse(plain) as BusSurface;
}

/** The contracts' surface for people: what changes in it shows in the diff of this text. */
export async function surfaceReport(): Promise<string> {
  const { bus, events } = currentBus();
  const lifecycle = readFileSync(join(sources, 'remote.ts'), 'utf8').replace(/^import .*\n/gm, '');
  const parts = [
    '# The contracts’ surface',
    'Written by `npm run contracts` from the sources; a change of the contracts shows here.',
    `## Bus ${bus}`,
    ...Object.entries(events)
      .sort(byName)
      .map(([name, { owner, replay, payload }]) =>
        section(name, `owner ${owner}, replay ${replay}`, shape(payload)),
      ),
    '## Remotes',
    fenced(lifecycle.trim()),
    '## Endpoints',
    ...(await endpoints()).map(endpointSection),
  ];
  return `${parts.join('\n\n')}\n`;
}

async function endpoints(): Promise<Endpoint[]> {
  const found: Endpoint[] = [];
  for await (const file of glob('http/*.ts', { cwd: sources, exclude: ['**/*.test.ts'] })) {
    const module = (await import(pathToFileURL(join(sources, file)).href)) as object;
    found.push(...Object.values(module).filter(isEndpoint));
  }
  return found.sort((a, b) => byName([`${a.path} ${a.method}`], [`${b.path} ${b.method}`]));
}

const isEndpoint = (each: unknown): each is Endpoint =>
  typeof each === 'object' && each !== null && 'caller' in each && 'path' in each;

function endpointSection({
  method,
  path,
  caller,
  body,
  response,
  isEventStream,
}: Endpoint): string {
  const answer = response ? shape(response as Schema) : 'nothing';
  return section(
    `${method} ${path}`,
    `caller ${caller}`,
    `${body ? `body ${shape(body as Schema)}\n` : ''}${isEventStream ? 'events' : 'answer'} ${answer}`,
  );
}

const section = (title: string, facts: string, text: string) =>
  `### ${title}\n\n${facts}\n\n${fenced(text)}`;

const fenced = (text: string) => `\`\`\`ts\n${text}\n\`\`\``;

const byName = ([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]) =>
  a < b ? -1 : 1;

/** A schema as a type would be written, with its limits behind it. */
function shape(schema: Schema, indent = ''): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf) return schema.anyOf.map((each) => shape(each, indent)).join(' | ');
  if (schema.items) return `Array<${shape(schema.items, indent)}>${limits(schema)}`;
  if (!schema.properties) return `${schema.type ?? 'unknown'}${limits(schema)}`;
  const deeper = `${indent}  `;
  const fields = Object.entries(schema.properties).map(([name, each]) => {
    const mark = schema.required?.includes(name) ? '' : '?';
    return `${deeper}${name}${mark}: ${shape(each, deeper)};`;
  });
  return fields.length === 0 ? '{}' : `{\n${fields.join('\n')}\n${indent}}`;
}

const TOLD = ['type', 'items', 'description', 'default', 'patternProperties'];

function limits(schema: Schema): string {
  const entries = Object.entries(schema).filter(([keyword]) => !TOLD.includes(keyword));
  const words = entries.map(([keyword, value]) => `${keyword} ${JSON.stringify(value)}`);
  return words.length === 0 ? '' : ` /* ${words.join(', ')} */`;
}
