/**
 * What Amazon Connect takes as a chat attachment: 20 MB, and these types
 * (Administrator Guide, "Amazon Connect feature specifications").
 */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

const EXTENSIONS = [
  ...['csv', 'doc', 'docx', 'heic', 'jpeg', 'jpg', 'mov', 'mp4', 'pdf', 'png'],
  ...['ppt', 'pptx', 'rtf', 'txt', 'wav', 'xls', 'xlsx'],
];

export const ACCEPT = EXTENSIONS.map((extension) => `.${extension}`).join(',');

export type FileFault = 'too-large' | 'empty' | 'type-not-taken';

/** Why this file can't be sent, or null if it can. */
export function fileFault(file: {
  readonly name: string;
  readonly size: number;
}): FileFault | null {
  const extension = file.name.toLowerCase().split('.').slice(1).pop();
  if (extension === undefined || !EXTENSIONS.includes(extension)) return 'type-not-taken';
  if (file.size === 0) return 'empty';
  return file.size > MAX_FILE_BYTES ? 'too-large' : null;
}
