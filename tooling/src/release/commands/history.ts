import { readHistory, readRegistry } from '../history.ts';
import type { ReleaseStore } from '../ports.ts';
import { table } from './table.ts';

const SHOWN = 50;

/** Who changed what, when and why, newest first. */
export async function history(store: ReleaseStore, remote?: string): Promise<string> {
  const current = await readRegistry(store);
  if (!current) return 'Nothing was released here yet.';
  const former = await readHistory(store, { limit: SHOWN });
  const rows = [current, ...former.map((each) => each.registry)]
    .filter(({ change }) => remote === undefined || change.remote === remote)
    .map(({ revision, change }) => [
      ...[`${revision}`, change.at.slice(0, 16).replace('T', ' '), change.action],
      ...[change.remote, change.version, change.by, change.note],
    ]);
  return table(['revision', 'at (UTC)', 'what', 'remote', 'version', 'by', 'why'], rows);
}
