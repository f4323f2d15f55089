/** Text that is already safe HTML; anything else put into `html` is escaped. */
class SafeHtml {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? char);
}

type Part = SafeHtml | string | number | undefined | readonly SafeHtml[];

function render(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof SafeHtml) return part.text;
  if (typeof part === 'object') return part.map((each) => each.text).join('');
  return escapeHtml(String(part));
}

/** Template tag: values are escaped unless they come from `html` or `trusted`. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): SafeHtml {
  return new SafeHtml(
    strings.reduce((text, piece, index) => text + render(parts[index - 1]) + piece),
  );
}

/** Marks markup from a library as safe. */
export function trusted(markup: string): SafeHtml {
  return new SafeHtml(markup);
}

export type { SafeHtml };
