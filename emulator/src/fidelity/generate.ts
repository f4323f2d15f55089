import { join } from 'node:path';
import { tablesFile } from '../host/rest-operations.ts';
import { restTables } from '../judge/model/rest-tables.ts';
import { modelOf } from '../judge/model/service-model.ts';
import { services } from '../judge/model/services.ts';
import { evidence } from './evidence/index.ts';
import { report } from './report.ts';

const reportFile = join(import.meta.dirname, '..', '..', 'FIDELITY.md');

/** Texts by file of what is derived from the service models and from the tables of evidence. */
export async function generate(): Promise<ReadonlyMap<string, string>> {
  const models = await Promise.all(services.map(modelOf));
  const counts = Object.fromEntries(
    models.map(({ entry, operations }) => [entry.id, operations.size]),
  );
  return new Map([
    [reportFile, report(evidence, counts)],
    [tablesFile, `${JSON.stringify(await restTables(), null, 2)}\n`],
  ]);
}
