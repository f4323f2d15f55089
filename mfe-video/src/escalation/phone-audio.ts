import type { CallModel } from '@video-escalation/call/call';
import type { WorkspaceBus } from '@video-escalation/contracts/events/registry';
import type { ContactId } from '@video-escalation/contracts/ids';
import type { ContactBook } from './contact-book.ts';

/**
 * phone: the agent joined during a phone call, and the sound stays there. phone-ended: it ended by itself; the
 * others are heard in the video now, the microphone waits for the agent.
 */
export type PhoneAudio =
  { readonly at: 'phone'; readonly contactId: ContactId } | { readonly at: 'phone-ended' };

export interface PhoneAudioOptions {
  readonly book: ContactBook;
  readonly call: CallModel;
  readonly bus: WorkspaceBus;
}

/** Keeps the sound in one place: heard by telephone and by video at once, everybody would be an echo. */
export function createPhoneAudio({ book, call, bus }: PhoneAudioOptions) {
  let phone: PhoneAudio | null = null;

  function become(next: PhoneAudio | null): void {
    phone = next;
    call.setSilent(phone?.at === 'phone');
  }

  return {
    get: () => phone,
    /** Whether to join muted. */
    onJoin(): boolean {
      const voice = book.phoneCall();
      become(voice && { at: 'phone', contactId: voice.contactId });
      return voice !== null;
    },
    onContacts(): void {
      if (phone?.at !== 'phone' || book.phoneCall()?.contactId === phone.contactId) return;
      become({ at: 'phone-ended' });
    },
    onCall(): void {
      const now = call.getSnapshot();
      const isHeard = now.state === 'live' && !now.isMuted;
      if (phone?.at === 'phone-ended' && isHeard) become(null);
    },
    /** The microphone opens here before the phone call is ended, so that no word is lost. */
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
