import { runInNewContext } from 'node:vm';

/** What a CloudFront function makes of the address of a request. */
export type ViewerFunction = (uri: string) => string;

/**
 * Runs the code of an `AWS::CloudFront::Function` at viewer request (developer guide, "CloudFront Functions event
 * structure"). Only the address is looked at: an answer of the function's own is an error.
 */
export function viewerFunction(code: string): ViewerFunction {
  return (uri) => {
    const event = { version: '1.0', request: { method: 'GET', uri, querystring: {}, headers: {} } };
    const result: unknown = runInNewContext(
      `${code};handler(event)`,
      { event },
      { timeout: 1_000 },
    );
    const { uri: changed } = result as { uri?: unknown };
    if (typeof changed !== 'string') throw new Error('The function answers by itself.');
    return changed;
  };
}
