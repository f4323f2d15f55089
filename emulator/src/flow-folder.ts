import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeedFlow } from './connect/seed.ts';

const ending = '.flow.json';

/**
 * Reads a folder's `<name>.flow.json`. A flow's type stands in its metadata; a contact flow else. @throws Error that
 * names an id for a flow which isn't there.
 */
export async function readFlows(
  folder: string,
  ids: Readonly<Record<string, string>>,
): Promise<SeedFlow[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(ending)).sort();
  const flows = await Promise.all(files.map((file) => readFlow(folder, file)));
  const strange = Object.keys(ids).filter((name) => !flows.some((flow) => flow.name === name));
  if (strange.length > 0) throw new Error(`${folder} has no flow ${strange.join(', ')}.`);
  return flows.map((flow) => (ids[flow.name] ? { ...flow, id: ids[flow.name]! } : flow));
}

async function readFlow(folder: string, file: string): Promise<SeedFlow> {
  const text = await readFile(join(folder, file), 'utf8');
  try {
    const content = JSON.parse(text) as { Metadata?: { type?: string } };
    const type = content.Metadata?.type === 'CUSTOMER_QUEUE' ? 'CUSTOMER_QUEUE' : 'CONTACT_FLOW';
    return { name: file.slice(0, -ending.length), type, content };
  } catch (cause) {
    throw new Error(`${file} is not JSON: ${(cause as Error).message}`, { cause });
  }
}
