import { useSyncExternalStore } from 'react';
import type { RemoteVersion } from '@video-escalation/contracts/remotes/registry';
import type { Slot, SlotState } from '../remotes/slot.model.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { choiceOf } from './choice.ts';
import type { DeveloperToolsProps } from './developer-tools.ts';
import styles from './developers.module.css';
import type { Messages } from './messages.ts';
import { OverrideForm } from './override-form.view.tsx';

type Props = DeveloperToolsProps & { readonly name: string };

/** One remote: what runs of it, why, and what else there is. */
export function RemoteView(props: Props) {
  const { name, workspace, registry, user, overrides, messages } = props;
  const slot = useSlot(slotOf(workspace, name));
  const choice = choiceOf(registry, name, user, overrides);
  const versions = registry.microFrontends[name] ?? [];
  const version = choice?.version;
  return (
    <li className={styles.remote}>
      <div className={styles.name}>
        <h3>{name}</h3>
        <span className={styles.state} data-state={slot.state}>
          {messages.states[slot.state]}
        </span>
      </div>
      <dl className={styles.facts}>
        {slot.state === 'mounted' && <Fact name={messages.running} value={slot.version} />}
        {choice && (
          <Fact
            name={messages.chosen}
            value={`${version?.metadata.version ?? messages.ownBuild}, ${messages.why(choice.reason)}`}
          />
        )}
        {choice?.reason.why === 'own-build' && (
          <Fact name={messages.address} value={choice.reason.address} />
        )}
        {version && <Origin version={version} {...props} />}
      </dl>
      <details>
        <summary>{messages.others(versions.length)}</summary>
        <ul className={styles.versions}>
          {versions.map((each) => (
            <li key={each.metadata.version}>{labelOf(each, messages)}</li>
          ))}
        </ul>
      </details>
      <OverrideForm {...props} versions={versions.map((each) => each.metadata.version)} />
    </li>
  );
}

function Origin({ version, messages, language }: Props & { readonly version: RemoteVersion }) {
  const { team, bus, commit, builtAt } = version.metadata;
  const built = new Date(builtAt);
  return (
    <>
      <Fact name={messages.team} value={team} />
      <Fact name={messages.busRange} value={bus} />
      <Fact
        name={messages.commit}
        value={/^[0-9a-f]{40}/.test(commit) ? commit.slice(0, 12) : messages.unknown}
      />
      <Fact
        name={messages.built}
        value={Number.isNaN(built.getTime()) ? messages.unknown : built.toLocaleString(language)}
      />
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function labelOf({ metadata, deployment }: RemoteVersion, messages: Messages): string {
  const share = deployment.traffic > 0 ? [messages.share(deployment.traffic)] : [];
  const standing = deployment.default ? [messages.why({ why: 'default' })] : share;
  return [metadata.version, ...standing].join(', ');
}

function slotOf({ slots, rail }: Workspace, name: string): Slot | undefined {
  const own: Readonly<Record<string, Slot | undefined>> = {
    'mfe-ccp': slots.ccp,
    'mfe-video': slots.video,
    'mfe-adhoc': slots.adhoc,
  };
  return own[name] ?? rail.find((each) => each.name === name)?.slot;
}

const absent = { state: 'absent' } as const;

function useSlot(slot: Slot | undefined): SlotState | typeof absent {
  return useSyncExternalStore<SlotState | typeof absent>(
    slot?.subscribe ?? (() => () => undefined),
    slot?.getSnapshot ?? (() => absent),
  );
}
