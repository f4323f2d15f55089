import {
  EMAIL_PATTERN,
  NAME_PATTERN,
  type StartContactBody,
} from '@video-escalation/contracts/http/contacts';

export interface StartFields {
  readonly name: string;
  readonly email: string;
  readonly reference: string;
}

export type FieldName = keyof StartFields;
type FieldFault = 'missing' | 'malformed' | 'too-long';
export type FieldFaults = Partial<Readonly<Record<FieldName, FieldFault>>>;

/** In the order of the form: the first faulty one gets the focus. */
export const FIELD_NAMES: readonly FieldName[] = ['name', 'email', 'reference'];

const NAME = new RegExp(NAME_PATTERN, 'u');
const EMAIL = new RegExp(EMAIL_PATTERN, 'u');
const MAX_NAME = 100;
const MAX_EMAIL = 254;
const REFERENCE_DIGITS = 8;

export function faultsOf(fields: StartFields): FieldFaults {
  const faults = {
    name: textFault(fields.name.trim(), NAME, MAX_NAME),
    email: textFault(fields.email.trim(), EMAIL, MAX_EMAIL),
    reference: referenceFault(fields.reference),
  };
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== null));
}

function textFault(value: string, pattern: RegExp, max: number): FieldFault | null {
  if (value === '') return 'missing';
  if (value.length > max) return 'too-long';
  return pattern.test(value) ? null : 'malformed';
}

function referenceFault(value: string): FieldFault | null {
  if (value.trim() === '') return null;
  return digitsOf(value).length === REFERENCE_DIGITS && /^[\d\s-]+$/.test(value)
    ? null
    : 'malformed';
}

const digitsOf = (value: string) => value.replace(/\D/g, '');

/**
 * @param language BCP 47, as the browser names it
 * @param token of an agent's link, which takes the place of the digits
 */
export function bodyOf(fields: StartFields, language: string, token?: string): StartContactBody {
  const reference = token ?? digitsOf(fields.reference);
  const tag = /^[a-z]{2}(-[A-Z]{2})?$/.test(language) ? language : language.slice(0, 2);
  return {
    name: fields.name.trim(),
    email: fields.email.trim(),
    ...(reference === '' ? {} : { reference }),
    ...(/^[a-z]{2}/.test(tag) ? { language: tag } : {}),
  };
}
