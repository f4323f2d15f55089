import { createRoot } from 'react-dom/client';
import type { Remote } from '@video-escalation/contracts/remote';
import { manifest } from './manifest.ts';
import { messagesIn } from './messages.ts';
import { createRoutePanel } from './routes/route-panel.model.ts';
import { createRoutes } from './routes/routes.model.ts';
import { RoutesView } from './routes/routes.view.tsx';

export const remote: Remote = {
  manifest,
  mount(element, { bus, api, session, language }) {
    const routes = createRoutes(api);
    const panel = createRoutePanel(bus);
    const root = createRoot(element);
    root.render(
      <RoutesView
        routes={routes}
        panel={panel}
        messages={messagesIn(language)}
        locale={language}
        agentName={session.name}
        // Without a secure context there is no clipboard at all: that too must reject, not throw.
        copyText={async (text) => navigator.clipboard.writeText(text)}
      />,
    );
    return {
      unmount() {
        root.unmount();
        panel.destroy();
        routes.destroy();
      },
    };
  },
};
