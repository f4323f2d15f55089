import type { Messages } from '../messages.ts';
import type { ChatLine, ChatLines } from './chat-lines.ts';

/** What a line says, in words; null for what has no words of its own. */
export function lineText({ content, name, from }: ChatLine, chat: Messages['chat']): string | null {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'file':
      return content.fileName;
    case 'upload':
      return content.file.name;
    case 'joined':
      return from === 'agent' ? chat.joined(name) : null;
    case 'left':
      return from === 'agent' ? chat.left(name) : null;
    case 'transferred':
      return chat.transferred;
    case 'ended':
      return chat.ended;
  }
}

/** The conversation as plain text, for keeping. */
export function transcriptText(lines: ChatLines, { chat, language }: Messages): string {
  const time = timeFormat(language);
  return lines
    .flatMap((line) => {
      const text = lineText(line, chat);
      if (text === null) return [];
      const speaker = { customer: chat.you, agent: line.name, system: '' }[line.from];
      const isSaid = line.content.kind === 'text' || line.content.kind === 'file';
      return `${time.format(new Date(line.at))} ${isSaid && speaker !== '' ? `${speaker}: ` : ''}${text}`;
    })
    .join('\n');
}

export const timeFormat = (language: string) =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
