import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeedFlow } from './connect/seed.ts';

const ending = '.flow.json';

/** Reads a folder's `<name>.flow.json`. A flow's type stands in its metadata; a contact flow else. */
export async function readFlows(folder: string): Promise<SeedFlow[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(ending)).sort();
  return Promise.all(files.map((file) => readFlow(folder, file)));
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
