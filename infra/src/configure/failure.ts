/** A failure that the operator can act on: printed as it is, without a stack. */
export class PlainFailure extends Error {
  override readonly name = 'PlainFailure';
}
