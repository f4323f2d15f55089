import { Type } from 'typebox';
import { Value } from 'typebox/value';

const closed = { additionalProperties: false };
/** `Override`: the policy's value replaces the one that the origin has sent. */
const overriding = { Override: Type.Literal(true) };

const securityHeaders = Type.Object(
  {
    ContentSecurityPolicy: Type.Optional(
      Type.Object({ ContentSecurityPolicy: Type.String(), ...overriding }, closed),
    ),
    StrictTransportSecurity: Type.Optional(
      Type.Object(
        {
          AccessControlMaxAgeSec: Type.Integer(),
          IncludeSubdomains: Type.Optional(Type.Boolean()),
          Preload: Type.Optional(Type.Boolean()),
          ...overriding,
        },
        closed,
      ),
    ),
    ContentTypeOptions: Type.Optional(Type.Object(overriding, closed)),
    ReferrerPolicy: Type.Optional(
      Type.Object({ ReferrerPolicy: Type.String(), ...overriding }, closed),
    ),
    FrameOptions: Type.Optional(Type.Object({ FrameOption: Type.String(), ...overriding }, closed)),
  },
  closed,
);

/** Parts of a policy that are not evaluated (CORS, removed headers, server timing) do not fit. */
const responseHeadersPolicy = Type.Object(
  {
    ResponseHeadersPolicyConfig: Type.Object(
      {
        Name: Type.String(),
        Comment: Type.Optional(Type.String()),
        SecurityHeadersConfig: Type.Optional(securityHeaders),
        CustomHeadersConfig: Type.Optional(
          Type.Object({
            Items: Type.Array(
              Type.Object({ Header: Type.String(), Value: Type.String(), ...overriding }, closed),
            ),
          }),
        ),
      },
      closed,
    ),
  },
  closed,
);

/**
 * Headers that CloudFront adds by an `AWS::CloudFront::ResponseHeadersPolicy` (developer guide, "Understand response
 * headers policies"); names in lower case. @throws Error that names what is not evaluated here.
 */
export function headersOf(properties: unknown): Readonly<Record<string, string>> {
  if (!Value.Check(responseHeadersPolicy, properties)) throw new Error(faultsOf(properties));
  const { SecurityHeadersConfig: security = {}, CustomHeadersConfig } =
    properties.ResponseHeadersPolicyConfig;
  const { StrictTransportSecurity: transport } = security;
  const known = {
    'content-security-policy': security.ContentSecurityPolicy?.ContentSecurityPolicy,
    'strict-transport-security': transport && strictTransport(transport),
    'x-content-type-options': security.ContentTypeOptions && 'nosniff',
    'referrer-policy': security.ReferrerPolicy?.ReferrerPolicy,
    'x-frame-options': security.FrameOptions?.FrameOption,
  };
  const custom = (CustomHeadersConfig?.Items ?? []).map(
    ({ Header, Value: value }) => [Header.toLowerCase(), value] as const,
  );
  const given = Object.entries(known).filter(
    (each): each is [string, string] => each[1] !== undefined,
  );
  return Object.fromEntries([...given, ...custom]);
}

interface StrictTransport {
  readonly AccessControlMaxAgeSec: number;
  readonly IncludeSubdomains?: boolean;
  readonly Preload?: boolean;
}

function strictTransport({ AccessControlMaxAgeSec, IncludeSubdomains, Preload }: StrictTransport) {
  return [
    `max-age=${AccessControlMaxAgeSec}`,
    ...(IncludeSubdomains ? ['includeSubDomains'] : []),
    ...(Preload ? ['preload'] : []),
  ].join('; ');
}

function faultsOf(properties: unknown): string {
  const faults = Value.Errors(responseHeadersPolicy, properties).map(
    ({ instancePath, params, message }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
  return `A response headers policy has what is not evaluated: ${faults.join('; ')}`;
}
