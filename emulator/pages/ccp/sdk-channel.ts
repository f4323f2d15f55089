import type { SdkCommands } from './sdk-commands.ts';

interface SdkRequest {
  readonly type?: string;
  readonly requestId?: string;
  readonly namespace?: string;
  readonly command?: string;
  readonly time?: unknown;
  readonly counter?: unknown;
  readonly providerId?: string;
}

/**
 * Answers the Amazon Connect SDK that recent Streams carries beside its own protocol. Without it an
 * embedding page waits 30 s for `getInstanceDetails` before its agent chat session opens
 * (seen with Streams 2.28.2).
 */
export function openSdkChannel(commands: SdkCommands): void {
  if (window.parent === window) return;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<SdkRequest>) => answer(data);
  window.parent.postMessage({ type: 'cross-domain-adapter-init' }, '*', [port2]);

  function answer(request: SdkRequest): void {
    if (request.type === 'cross-domain-site-ready') {
      const status = { initialized: true, startTime: new Date() };
      const connectionId = crypto.randomUUID();
      port1.postMessage({ type: 'acknowledge', connectionId, status, healthCheckInterval: 0 });
    } else if (request.type === 'healthCheck') {
      const { time, counter } = request;
      port1.postMessage({ type: 'healthCheckResponse', time, counter });
    } else if (request.type === 'request') {
      void handle(request);
    }
  }

  async function handle({ requestId, namespace, command }: SdkRequest): Promise<void> {
    const reply = { type: 'response', requestId, namespace };
    try {
      port1.postMessage({ ...reply, isError: false, data: await commands(command) });
    } catch (error) {
      port1.postMessage({
        ...reply,
        isError: true,
        reason: (error as Error).message,
        errorKey: 'handlerNotFound',
        details: { command },
      });
    }
  }
}
