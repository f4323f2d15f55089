export interface Person {
  /** The pool's user id, stable over restarts as a real one is. */
  readonly sub: string;
  readonly email: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly password: string;
}

/** The people of a laptop: two agents and a supervisor. */
export const defaultPeople: readonly Person[] = [
  {
    sub: 'a11ce000-0000-4000-8000-000000000001',
    email: 'alice@example.com',
    name: 'Alice',
    groups: ['agents', 'developers'],
    password: 'password',
  },
  {
    sub: 'b0b00000-0000-4000-8000-000000000002',
    email: 'bob@example.com',
    name: 'Bob',
    groups: ['agents'],
    password: 'password',
  },
  {
    sub: '5a300000-0000-4000-8000-000000000003',
    email: 'sam@example.com',
    name: 'Sam',
    groups: ['agents', 'supervisors'],
    password: 'password',
  },
];

/** The person whom these credentials belong to; e-mail addresses are compared without case. */
export function findByCredentials(
  people: readonly Person[],
  email: string,
  password: string,
): Person | undefined {
  const wanted = email.trim().toLowerCase();
  return people.find((each) => each.email === wanted && each.password === password);
}
