/** Who takes part in the journeys, with the names that are hard. */
export const people = {
  chris: { name: 'Chris Muster', email: 'chris@example.com' },
  /** Not Latin, not short, and with a zero-width joiner in the middle. */
  dana: { name: 'Дана Ким\u200d-Østergård', email: 'dana.kim+video@example.com' },
  /** Presses again and again: her limits are used up for a minute, so nobody else may be her. */
  erin: { name: 'Erin Eager', email: 'erin@example.com' },
} as const;
