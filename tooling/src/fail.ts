/** A failure that a person can act on: printed as one sentence, without a stack. */
export class PlainFailure extends Error {
  override readonly name = 'PlainFailure';
}
