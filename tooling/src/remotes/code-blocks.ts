/** The files that a page of the documentation holds whole: fenced blocks marked `file=<path>`. */
export function codeBlocks(markdown: string): readonly { path: string; content: string }[] {
  const fences = markdown.matchAll(/^```\w+ file=(\S+)\n(.*?)^```$/gms);
  return [...fences].map(([, path, content]) => ({ path: path!, content: content! }));
}
