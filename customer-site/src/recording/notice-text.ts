import type { Messages } from '../messages.ts';
import type { RecordingNotice } from './recording.model.ts';

/** Before joining: what to expect; empty where nothing is recorded. */
export function expectationText(notice: RecordingNotice, words: Messages['recording']): string {
  const state = notice.recording?.state;
  if (state === 'recording' || state === 'starting' || state === 'paused') return words.already;
  if (state === 'asking') return words.expect.ask;
  return notice.policy ? words.expect[notice.policy] : '';
}

/** In the call, at every change; `isRead` if it can be heard only, because nothing needs to stay on the screen. */
export function noticeText(
  { recording }: RecordingNotice,
  words: Messages['recording'],
): { readonly text: string; readonly isHeardOnly: boolean } {
  const said = (text: string, isHeardOnly = false) => ({ text, isHeardOnly });
  if (!recording) return said('', true);
  const { state, consent, endReason, failure } = recording;
  switch (state) {
    case 'asking':
      return said(words.asking, true);
    case 'starting':
      return said(words.starting);
    case 'recording':
      return said(consent ? words.agreedAt(clockTime(consent.at, words.locale)) : words.on);
    case 'paused':
      return said(words.paused);
    case 'stopping':
    case 'ended':
      return endReason === 'consent-refused' ? said(words.withdrawn) : said(words.off, true);
    case 'failed':
      return failure === 'consent-refused' ? said(words.refused) : said(words.none, true);
  }
}

function clockTime(at: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  return format.format(new Date(at));
}
