import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Messages } from '../../messages.ts';
import { SlotView } from '../../remotes/slot.view.tsx';
import { Tabs } from '../../tabs/tabs.view.tsx';
import type { Workspace } from '../open-workspace.ts';

interface Props {
  readonly workspace: Workspace;
  readonly messages: Messages;
}

/** The rail when it has more than the ad-hoc routes: one tab each, all of them mounted. */
export function Rail({ workspace, messages }: Props) {
  const { slots, rail } = workspace;
  const [selected, select] = useState(slots.adhoc ? 'adhoc' : rail[0]!.name);
  useEffect(
    // What the remote then puts the focus on must be on the screen by then.
    () => workspace.onRequest((request) => request === 'adhoc' && flushSync(() => select('adhoc'))),
    [workspace],
  );
  const adhoc = {
    id: 'adhoc',
    title: messages.regions.adhoc,
    content: <SlotView name="adhoc" slot={slots.adhoc} messages={messages} />,
  };
  const others = rail.map(({ name, title, slot }) => ({
    id: name,
    title,
    content: <SlotView name="adhoc" slot={slot} messages={titled(title, messages)} />,
  }));
  const tabs = slots.adhoc ? [adhoc, ...others] : others;
  return <Tabs label={messages.rail} tabs={tabs} selected={selected} onSelect={select} />;
}

/** No shell has words for a remote that it doesn't know by name: the rail's own, under the remote's title. */
function titled(title: string, messages: Messages): Messages {
  return {
    ...messages,
    regions: { ...messages.regions, adhoc: title },
    slotFailedTitle: { ...messages.slotFailedTitle, adhoc: title },
  };
}
