import type { Messages } from './messages.ts';
import { Page } from './page/page.tsx';
import { MessagesContext } from './use-messages.ts';
import { Launcher } from './widget/launcher.tsx';

export function App({ messages, reference }: { messages: Messages; reference: string }) {
  return (
    <MessagesContext.Provider value={messages}>
      <a class="skip" href="#content">
        {messages.page.skip}
      </a>
      {/* Early in the document, so that a keyboard reaches it at once; at the bottom right for the eye. */}
      <Launcher reference={reference} />
      <Page />
    </MessagesContext.Provider>
  );
}
