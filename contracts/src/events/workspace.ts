import * as Type from 'typebox';
import type { Static } from 'typebox';
import { event } from '../bus/event.ts';

export const Notice = Type.Object({
  level: Type.Union([
    Type.Literal('info'),
    Type.Literal('success'),
    Type.Literal('warning'),
    Type.Literal('error'),
  ]),
  text: Type.String({
    minLength: 1,
    maxLength: 300,
    description: 'One sentence for the agent; no customer data.',
  }),
  /** A notice with the same key replaces the one before. */
  key: Type.Optional(Type.String()),
});
export type Notice = Static<typeof Notice>;

export const ShortcutAction = Type.Union([
  Type.Literal('mute'),
  Type.Literal('camera'),
  Type.Literal('share'),
  Type.Literal('leave'),
  Type.Literal('record'),
  Type.Literal('adhoc'),
]);
export type ShortcutAction = Static<typeof ShortcutAction>;

export const workspaceEvents = {
  /** A sentence for the workspace's one place of notices. */
  'notice.raised.v1': event({ owner: 'anyone', replay: 'none', payload: Notice }),
  /** The agent pressed Alt+Shift and a letter; the part concerned acts. */
  'shortcut.pressed.v1': event({
    owner: 'shell',
    replay: 'none',
    payload: Type.Object({ action: ShortcutAction }),
  }),
} as const;
