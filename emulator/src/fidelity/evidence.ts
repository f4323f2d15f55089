/** How it is known that the stand-in does what the real service does. */
export type Source = keyof typeof sources;

export const sources = {
  model:
    "requests, answers and errors are compared with AWS's service model, in every test that meets them",
  client: "AWS's own library (Streams, ChatJS, Chime SDK) drives it unchanged in our tests",
  foreign: 'a client or a test suite that nobody here wrote ran against it',
  golden: 'fits what code sends that ran against the real service',
  remote: 'the same test passed against the real service (`REMOTE=1`)',
} as const;

export interface Evidence {
  readonly name: string;
  readonly seen: readonly Source[];
  /** What is a guess of ours. */
  readonly assumed?: string;
  /** What it refuses although the real one has it. */
  readonly lacks?: string;
}

/** Operations or messages that belong together: of one service model, or of a protocol without one. */
export interface EvidenceTable {
  readonly title: string;
  /** Of the judge's list of services. */
  readonly service?: string;
  /** One operation, command or frame each. */
  readonly rows: readonly Evidence[];
  readonly absent?: string;
}

/** Operations that have nothing to say beside where they were seen. */
export const plain = (seen: readonly Source[], names: string): readonly Evidence[] =>
  names.split(' ').map((name) => ({ name, seen }));
