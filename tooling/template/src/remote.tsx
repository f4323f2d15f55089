import { createRoot } from 'react-dom/client';
import type { Remote } from '@video-escalation/contracts/remote';
import { createExampleRemote } from './example-remote/example-remote.model.ts';
import { ExampleRemoteView } from './example-remote/example-remote.view.tsx';
import { manifest } from './manifest.ts';
import { messagesIn } from './messages.ts';

export const remote: Remote = {
  manifest,
  mount(element, { bus, language }) {
    const model = createExampleRemote(bus);
    const root = createRoot(element);
    root.render(<ExampleRemoteView model={model} messages={messagesIn(language)} />);
    return {
      unmount() {
        root.unmount();
        model.destroy();
      },
    };
  },
};
