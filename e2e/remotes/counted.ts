import { addresses } from '../world.ts';

/** The labels under which any api process has counted something (Prometheus text format 0.0.4). */
export async function counted(metric: string): Promise<Record<string, string>[]> {
  const pages = addresses.innerApis.map(async (api) => (await fetch(`${api}/metrics`)).text());
  const lines = (await Promise.all(pages)).join('\n').split('\n');
  return lines
    .filter((line) => line.startsWith(`${metric}{`))
    .map((line) =>
      Object.fromEntries(
        [...line.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
      ),
    );
}
