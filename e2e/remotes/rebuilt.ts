import { repository } from '@video-escalation/tooling/paths';
import { builtFiles } from '@video-escalation/tooling/release/built-files';
import type { Built } from '@video-escalation/tooling/release/release-build';
import type { RemoteName } from '@video-escalation/tooling/web/packages';
import { readRelease } from '@video-escalation/tooling/web/release';
import { join } from 'node:path';

/** What is live of a remote, and the same code as a version that comes after it. */
export async function rebuilt(remote: RemoteName): Promise<{ now: string; next: Built }> {
  const release = readRelease(remote);
  const files = await builtFiles(join(repository, remote, 'dist'), release);
  const version = `${release.version}-next`;
  return {
    now: release.version,
    next: { release: { ...release, version }, files, commit: 'b'.repeat(40) },
  };
}
