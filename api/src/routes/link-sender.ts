import type { RuntimeConfig } from '@video-escalation/contracts/http/runtime-config';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface TextMessage {
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/** What the api needs of whoever carries links to customers. Both may throw Problem route/not-delivered. */
export interface LinkSender {
  /** What the operator has switched on. */
  readonly ways: NonNullable<RuntimeConfig['routeDelivery']>;
  sendMail(mail: Mail): Promise<void>;
  sendText(message: TextMessage): Promise<void>;
}
