import type { EdgeRequest } from '../request.ts';

export interface ManagedRule {
  readonly name: string;
  readonly isMatch: (request: EdgeRequest) => boolean;
}

export interface ManagedGroup {
  /** In the order of the documentation. All of them block. */
  readonly rules: readonly ManagedRule[];
  /** Documented rules that nothing here stands for. */
  readonly notEvaluated: readonly string[];
}

const bytes = (text: string | undefined) => Buffer.byteLength(text ?? '');

/** A rule knows paths in any case and encoding: AWS does not publish how it compares them. */
const pathHas = (pattern: RegExp) => (request: EdgeRequest) => {
  const decoded = request.path.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return pattern.test(request.path) || pattern.test(decoded);
};

const rule = (name: string, isMatch: ManagedRule['isMatch']): ManagedRule => ({ name, isMatch });

/**
 * AWS's managed groups as far as they are documented: limits with their numbers, and paths with the examples that
 * the documentation gives (AWS WAF developer guide, "Baseline rule groups"). The patterns are not published.
 */
export const managedGroups: Readonly<Record<string, ManagedGroup>> = {
  AWSManagedRulesCommonRuleSet: {
    rules: [
      rule('NoUserAgent_HEADER', ({ headers }) => !headers['user-agent']),
      rule('SizeRestrictions_QUERYSTRING', ({ query }) => bytes(query) > 2_048),
      rule('SizeRestrictions_Cookie_HEADER', ({ headers }) => bytes(headers.cookie) > 10_240),
      rule('SizeRestrictions_BODY', ({ bodyBytes }) => bodyBytes > 8_192),
      rule('SizeRestrictions_URIPATH', ({ path }) => bytes(path) > 1_024),
      rule('GenericLFI_URIPATH', pathHas(/\.\.[/\\]/)),
      rule('RestrictedExtensions_URIPATH', pathHas(/\.(log|ini)$/i)),
      rule(
        'GenericRFI_URIPATH',
        pathHas(/(https?|ftps?|file):\/\/\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}/i),
      ),
    ],
    notEvaluated: [
      'UserAgent_BadBots_HEADER',
      'EC2MetaDataSSRF_BODY',
      'EC2MetaDataSSRF_COOKIE',
      'EC2MetaDataSSRF_URIPATH',
      'EC2MetaDataSSRF_QUERYARGUMENTS',
      'GenericLFI_QUERYARGUMENTS',
      'GenericLFI_BODY',
      'RestrictedExtensions_QUERYARGUMENTS',
      'GenericRFI_QUERYARGUMENTS',
      'GenericRFI_BODY',
      'CrossSiteScripting_COOKIE',
      'CrossSiteScripting_QUERYARGUMENTS',
      'CrossSiteScripting_BODY',
      'CrossSiteScripting_URIPATH',
    ],
  },
  AWSManagedRulesKnownBadInputsRuleSet: {
    rules: [
      rule('JavaDeserializationRCE_URIPATH', pathHas(/java\.lang\.runtime/i)),
      rule('Host_localhost_HEADER', ({ headers }) => /localhost/i.test(headers.host ?? '')),
      rule('PROPFIND_METHOD', ({ method }) => method === 'PROPFIND'),
      rule('ExploitablePaths_URIPATH', pathHas(/web-inf/i)),
      rule('Log4JRCE_URIPATH', pathHas(/\$\{jndi:/i)),
    ],
    notEvaluated: [
      'JavaDeserializationRCE_HEADER',
      'JavaDeserializationRCE_BODY',
      'JavaDeserializationRCE_QUERYSTRING',
      'Log4JRCE_HEADER',
      'Log4JRCE_QUERYSTRING',
      'Log4JRCE_BODY',
      'ReactJSRCE_BODY',
    ],
  },
  // Addresses that AWS knows, none of them on this machine.
  AWSManagedRulesAmazonIpReputationList: {
    rules: [],
    notEvaluated: [
      'AWSManagedIPReputationList',
      'AWSManagedReconnaissanceList',
      'AWSManagedIPDDoSList',
    ],
  },
};
