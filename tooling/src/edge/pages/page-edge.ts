import { Type } from 'typebox';
import { parseProperties } from '../../local-deployment/parse-properties.ts';
import type { LocalDeployment } from '../../local-deployment/local-deployment.ts';
import { readDistribution } from './distribution.ts';
import { headersOf } from './response-headers.ts';
import { viewerFunction, type ViewerFunction } from './viewer-function.ts';

/** What CloudFront does for one host. */
export interface PageEdge {
  /** Headers that it adds to whatever is at a path. */
  headersAt(path: string): Readonly<Record<string, string>>;
  /** The file that it asks its origin for, with a slash. */
  fileAt(path: string): string;
}

const functionProperties = Type.Object({ FunctionCode: Type.String() });

/** @throws Error if no distribution serves `host`. */
export function pageEdge(deployment: Pick<LocalDeployment, 'resources'>, host: string): PageEdge {
  const distribution = deployment
    .resources('AWS::CloudFront::Distribution')
    .map(({ properties }) => readDistribution(properties))
    .find(({ hosts }) => hosts.includes(host));
  if (!distribution) throw new Error(`No distribution serves ${host}.`);
  const policies = new Map(
    deployment
      .resources('AWS::CloudFront::ResponseHeadersPolicy')
      .map((each) => [each.ref, headersOf(each.properties)]),
  );
  const functions = new Map(
    deployment
      .resources('AWS::CloudFront::Function')
      .map((each): [string, ViewerFunction] => [
        each.attribute('FunctionARN'),
        viewerFunction(parseProperties(functionProperties, each).FunctionCode),
      ]),
  );
  return {
    headersAt(path) {
      const { ResponseHeadersPolicyId: id } = distribution.behaviorOf(path);
      return (id !== undefined && policies.get(id)) || {};
    },
    fileAt(path) {
      const { FunctionAssociations = [] } = distribution.behaviorOf(path);
      const changed = FunctionAssociations.reduce(
        (uri, { FunctionARN }) => functions.get(FunctionARN)?.(uri) ?? uri,
        path,
      );
      return changed === '/' ? distribution.rootObject : changed;
    },
  };
}
