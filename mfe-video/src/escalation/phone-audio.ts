import type { CallModel } from '@video-escalation/call/call';
import type { ContactRef } from '@video-escalation/contracts/events/contact';
import type { WorkspaceBus } from '@video-escalation/contracts/events/registry';
import type { ContactId } from '@video-escalation/contracts/ids';

/**
 * phone: the agent joined during a phone call, and the sound stays there. phone-ended: the phone call ended; the
 * others are heard in the video call now, and the microphone stays muted until the agent unmutes it.
 */
export type PhoneAudio =
  { readonly at: 'phone'; readonly contactId: ContactId } | { readonly at: 'phone-ended' };

export interface PhoneAudioOptions {
  /** The phone call that the agent is in. */
  readonly phoneCall: () => ContactRef | null;
  readonly call: CallModel;
  readonly bus: WorkspaceBus;
}

/** Keeps the sound in one place: by telephone and by video at the same time, everybody would hear an echo. */
export function createPhoneAudio({ phoneCall, call, bus }: PhoneAudioOptions) {
  let phone: PhoneAudio | null = null;

  function become(next: PhoneAudio | null): void {
    phone = next;
    call.setSilent(phone?.at === 'phone');
  }

  return {
    get: () => phone,
    /** Whether to join muted. */
    onJoin(): boolean {
      const voice = phoneCall();
      become(voice && { at: 'phone', contactId: voice.contactId });
      return voice !== null;
    },
    onContacts(): void {
      if (phone?.at !== 'phone' || phoneCall()?.contactId === phone.contactId) return;
      become({ at: 'phone-ended' });
    },
    onCall(): void {
      const now = call.getSnapshot();
      const isHeard = now.state === 'live' && !now.isMuted;
      if (phone?.at === 'phone-ended' && isHeard) become(null);
    },
    /** The microphone opens here before the phone call is ended, so that nothing is lost. */
    move(): void {
      if (!phone) return;
      const before = phone;
      become(null);
      call.setMuted(false);
      if (before.at === 'phone') {
        bus.publish('contact.end-requested.v1', { contactId: before.contactId });
      }
    },
    over: (): void => become(null),
  };
}

export type PhoneAudioModel = ReturnType<typeof createPhoneAudio>;
