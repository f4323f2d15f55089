import type { ShortcutAction } from '@video-escalation/contracts/events/workspace';
import type { CallModel } from '@video-escalation/call/call';

/** What Alt+Shift and a letter mean in a call; before and after it, nothing. */
export function pressShortcut(call: CallModel, action: ShortcutAction, leave: () => void): void {
  const now = call.getSnapshot();
  if (now.state !== 'live') return;
  if (action === 'mute') call.setMuted(!now.isMuted);
  if (action === 'camera') void call.setCamera(!now.isCameraOn);
  if (action === 'share') void (now.sharing === 'self' ? call.stopShare() : call.startShare());
  if (action === 'leave') leave();
}
