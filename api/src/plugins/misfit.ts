import type { FastifySchemaValidationError } from 'fastify/types/schema.js';

/** One sentence that says which field is wrong and what to do; it never repeats a value that came in. */
export function explainMisfit(
  [first]: readonly FastifySchemaValidationError[],
  context = 'body',
): string {
  if (!first) return 'The request does not have the form that this address takes.';
  const field = first.instancePath.slice(1).replaceAll('/', '.');
  const which = field ? `'${field}'` : `The ${context}`;
  const { missingProperty, additionalProperty, limit, type } = first.params;
  switch (first.keyword) {
    case 'required':
      return `'${String(missingProperty)}' is missing. Add it.`;
    case 'additionalProperties':
      return `'${String(additionalProperty).slice(0, 40)}' is not known here. Leave it out.`;
    case 'type':
      return `${which} must be ${article(String(type))}.`;
    case 'maxLength':
      return `${which} is too long: at most ${String(limit)} characters.`;
    case 'minLength':
      return `${which} is empty. Fill it in.`;
    case 'pattern':
      return `${which} ${patternAdvice[field] ?? 'does not have the right form.'}`;
    default:
      return `${which} ${first.message ?? 'does not fit'}.`;
  }
}

const patternAdvice: Partial<Record<string, string>> = {
  email: 'is not an e-mail address. Write it as name@example.com.',
  name: 'needs at least one letter or digit, and no < or >.',
  reference: 'is eight digits. Copy it as the agent gave it.',
  language: "is a language tag such as 'en' or 'de-CH'.",
};

const article = (type: string) => (/^[aeio]/.test(type) ? `an ${type}` : `a ${type}`);
