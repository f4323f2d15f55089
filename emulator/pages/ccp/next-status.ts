interface Named {
  readonly name: string;
}

/**
 * Name of the status that follows the contacts in hand. Undefined where none was chosen, and where it is the one that
 * goes on: an agent who is available during a chat, and chooses that again, has nothing else ahead.
 */
export const nextStatusName = (current: Named, next: Named | null | undefined) =>
  next?.name === current.name ? undefined : next?.name;
