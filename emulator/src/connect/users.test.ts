import { expect, test } from 'vitest';
import { agentUser } from './seed.ts';
import { createUsers } from './users.ts';

const alice = agentUser('Alice', ['Agent'], 'Support');
const dana = agentUser('Dana', ['Agent'], 'Support');

test('a user who was added is there at once, and in the index from that time on', () => {
  const users = createUsers([alice]);
  users.put(dana, 1_000);
  expect(users.all()).toEqual([alice, dana]);
  expect(users.asOf(999)).toEqual([alice]);
  expect(users.asOf(1_000)).toEqual([alice, dana]);
});

test('the index keeps the former details of a user who was changed', () => {
  const users = createUsers([alice, dana]);
  const renamed = { ...alice, lastName: 'Other' };
  users.put(renamed, 1_000);
  expect(users.all()).toEqual([renamed, dana]);
  expect(users.asOf(0)).toEqual([alice, dana]);
});

test('a reset forgets changes', () => {
  const users = createUsers([alice]);
  users.put(dana, 1_000);
  users.forgetChanges();
  expect(users.all()).toEqual([alice]);
});
