/** What a chat's messages may be, where its start allowed it (API reference of StartChatContact). */
export const contentTypes = [
  'text/plain',
  'text/markdown',
  'application/json',
  'application/vnd.amazonaws.connect.message.interactive',
  'application/vnd.amazonaws.connect.message.interactive.response',
] as const;
