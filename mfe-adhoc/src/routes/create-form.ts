import { EMAIL_PATTERN, NAME_PATTERN } from '@video-escalation/contracts/http/contacts';
import type { CreateRouteBody } from '@video-escalation/contracts/http/routes';

export interface CreateFields {
  readonly customerEmail: string;
  readonly customerName: string;
}

export type FieldFault = 'missing' | 'malformed' | 'too-long';
export type FieldFaults = Partial<Readonly<Record<keyof CreateFields, FieldFault>>>;

const EMAIL = new RegExp(EMAIL_PATTERN, 'u');
const NAME = new RegExp(NAME_PATTERN, 'u');
const MAX_EMAIL = 254;
const MAX_NAME = 100;

/** Empty when the form may be sent. */
export function faultsOf({ customerEmail, customerName }: CreateFields): FieldFaults {
  const email = customerEmail.trim();
  const name = customerName.trim();
  const emailFault = email === '' ? 'missing' : faultOf(email, EMAIL, MAX_EMAIL);
  const nameFault = name === '' ? undefined : faultOf(name, NAME, MAX_NAME);
  return {
    ...(emailFault && { customerEmail: emailFault }),
    ...(nameFault && { customerName: nameFault }),
  };
}

function faultOf(value: string, pattern: RegExp, max: number): FieldFault | undefined {
  if (value.length > max) return 'too-long';
  return pattern.test(value) ? undefined : 'malformed';
}

export function bodyOf({ customerEmail, customerName }: CreateFields): CreateRouteBody {
  const name = customerName.trim();
  return { customerEmail: customerEmail.trim(), ...(name !== '' && { customerName: name }) };
}
