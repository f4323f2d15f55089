import type { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import { emulatorClients } from '@video-escalation/tooling/release/adapters/clients';
import type { RegistryContent } from '@video-escalation/tooling/release/changes/change';
import { rollback } from '@video-escalation/tooling/release/changes/rollback';
import { readRegistry } from '@video-escalation/tooling/release/history';
import { openDeployment, type Deployment } from '@video-escalation/tooling/release/place';
import { publish } from '@video-escalation/tooling/release/publish';
import { releaseBuild, type Built } from '@video-escalation/tooling/release/release-build';
import { addresses } from '../world.ts';

/** What teams release while a journey goes on; in the end agents have what they had before. */
export class Releases {
  private readonly deployment: Deployment;
  private readonly before: RegistryContent;

  private constructor(deployment: Deployment, before: RegistryContent) {
    this.deployment = deployment;
    this.before = before;
  }

  static async open(): Promise<Releases> {
    const deployment = await openDeployment(emulatorClients(addresses.emulator));
    const { microFrontends, pins } = (await readRegistry(deployment.store))!;
    return new Releases(deployment, { microFrontends, pins });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const before = { content: this.before, action: 'rollback', version: 'all' } as const;
    await publish(this.deployment, { remote: 'all', change: () => before, note: 'As it was.' });
  }

  /** To everybody. */
  async release(built: Built): Promise<RemoteRegistry> {
    const { target } = this.deployment;
    // Here each remote's server has all that was released; a new remote has none of its own.
    const origins = { [built.release.name]: addresses.web['mfe-adhoc']!, ...target.origins };
    const deployment = { ...this.deployment, target: { ...target, origins } };
    return releaseBuild(deployment, built, { note: 'Tried out.' });
  }

  async rollBack(remote: string): Promise<void> {
    await publish(this.deployment, { remote, change: rollback(remote), note: 'It was wrong.' });
  }
}
