import { createRoot } from 'react-dom/client';
import { createCcpSession, leaveSignInLine } from '@video-escalation/contracts/http/agent';
import type { Remote } from '@video-escalation/contracts/remote';
import { createCcp } from './ccp/ccp.model.ts';
import { CcpView } from './ccp/ccp.view.tsx';
import { submitSignIn } from './ccp/sign-in-frame.ts';
import { after } from './ccp/time-limit.ts';
import { manifest } from './manifest.ts';
import { messagesIn } from './messages.ts';

export const remote: Remote = {
  manifest,
  mount(element, { bus, api, config, language }) {
    const messages = messagesIn(language);
    const { ccpUrl, region, signIn } = config.connect;
    const hasLoginPopup = signIn === 'popup';
    const ccp = createCcp({
      bus,
      panelOptions: { ccpUrl, region, frameTitle: messages.frameTitle, hasLoginPopup },
      loadPanel: async () => (await import('./adapters/streams.ts')).createStreamsPanel(),
      createSession: (signal) => api.call(createCcpSession, { signal }),
      leaveLine: () => api.call(leaveSignInLine, {}),
      submitSignIn: (session, cancelled) => submitSignIn(document, session, cancelled),
      notices: messages,
      after,
    });
    const root = createRoot(element);
    root.render(<CcpView ccp={ccp} messages={messages} hasLoginPopup={hasLoginPopup} />);
    return {
      unmount() {
        ccp.stop();
        root.unmount();
      },
    };
  },
};
