import type { Operator } from './schema.ts';

/** An empty text is no number; JavaScript would read it as 0. */
const number = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));

/** Whether the value meets the condition; comparing what is no number is false, never an error. */
export function meets(value: string, operator: Operator, operand: string): boolean {
  switch (operator) {
    case 'Equals':
      return value === operand;
    case 'TextStartsWith':
      return value.startsWith(operand);
    case 'TextEndsWith':
      return value.endsWith(operand);
    case 'TextContains':
      return value.includes(operand);
    case 'NumberGreaterThan':
      return number(value) > number(operand);
    case 'NumberGreaterOrEqualTo':
      return number(value) >= number(operand);
    case 'NumberLessThan':
      return number(value) < number(operand);
    case 'NumberLessOrEqualTo':
      return number(value) <= number(operand);
  }
}
