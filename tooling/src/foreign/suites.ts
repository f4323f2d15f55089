/** One of the demo's pages, as the suites' own runner names it. */
export type DemoApp = 'meetingV2' | 'meetingReadinessChecker';

export interface Suite {
  readonly name: string;
  readonly app: DemoApp;
}

/** The integration suites of amazon-chime-sdk-js that need nothing but a meeting: no Voice Focus, no model files. */
export const suites: readonly Suite[] = [
  { name: 'AudioTest', app: 'meetingV2' },
  { name: 'VideoTest', app: 'meetingV2' },
  { name: 'ReconnectionTest', app: 'meetingV2' },
  { name: 'MeetingEndTest', app: 'meetingV2' },
  { name: 'HealthMonitorTest', app: 'meetingV2' },
  { name: 'MeetingReadinessCheckerTest', app: 'meetingReadinessChecker' },
];

/** The suites of these names, in the given order; all of them without a name. @throws RangeError for another name */
export function suitesNamed(names: readonly string[]): readonly Suite[] {
  if (names.length === 0) return suites;
  return names.map((name) => {
    const suite = suites.find((each) => each.name === name);
    if (suite) return suite;
    throw new RangeError(
      `There is no suite '${name}'. There are: ${suites.map((each) => each.name).join(', ')}.`,
    );
  });
}
