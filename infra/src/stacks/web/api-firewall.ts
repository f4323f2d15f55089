import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { startContact } from '@video-escalation/contracts/http/contacts';
import { openReference } from '@video-escalation/contracts/http/routes';
import { Construct } from 'constructs';

export interface ApiFirewallProps {
  readonly loadBalancerArn: string;
  readonly expectedAgents: number;
}

type Rule = CfnWebACL.RuleProperty;
type Statement = CfnWebACL.StatementProperty;

/** WAF counts over this long. */
const WINDOW_S = 300;
/** A household or an office starts fewer; the api's own limit is per minute and stricter. */
const PUBLIC_CALLS_PER_ADDRESS = 100;
/** An agent's page makes about two calls a second at its busiest; a whole centre may share one address. */
const CALLS_PER_AGENT = 600;
const LEAST_CALLS_PER_ADDRESS = 5_000;

/** What is refused before it reaches the api: floods, known attackers and known attacks. */
export class ApiFirewall extends Construct {
  constructor(scope: Construct, id: string, { loadBalancerArn, expectedAgents }: ApiFirewallProps) {
    super(scope, id);
    const perAddress = Math.max(LEAST_CALLS_PER_ADDRESS, expectedAgents * CALLS_PER_AGENT);
    const rules = [
      perAddressRule('PublicCalls', PUBLIC_CALLS_PER_ADDRESS, anyOf(publicPaths)),
      perAddressRule('AllCalls', perAddress),
      managedRule('AWSManagedRulesAmazonIpReputationList'),
      managedRule('AWSManagedRulesKnownBadInputsRuleSet'),
      managedRule('AWSManagedRulesCommonRuleSet'),
    ];
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      description: 'Video Escalation: before the public api',
      defaultAction: { allow: {} },
      visibilityConfig: seenAs('ApiFirewall'),
      rules: rules.map((rule, priority) => ({ ...rule, priority })),
    });
    new CfnWebACLAssociation(this, 'Association', {
      resourceArn: loadBalancerArn,
      webAclArn: acl.attrArn,
    });
    this.logRefusals(acl);
  }

  private logRefusals(acl: CfnWebACL): void {
    const log = new LogGroup(this, 'Refusals', {
      // The prefix that WAF asks for (developer guide, "Sending web ACL traffic logs to CloudWatch Logs").
      logGroupName: 'aws-waf-logs-video-escalation-api',
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [log.logGroupArn],
      // Whoever was refused by mistake may have sent a token.
      redactedFields: [{ singleHeader: { Name: 'authorization' } }],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [{ ActionCondition: { Action: 'BLOCK' } }],
          },
        ],
      },
    });
  }
}

/** What anybody may call without a token. */
const publicPaths = [startContact.path, openReference.path];

function perAddressRule(name: string, limit: number, scopeDownStatement?: Statement) {
  return {
    name,
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: {
      rateBasedStatement: {
        aggregateKeyType: 'IP',
        limit,
        evaluationWindowSec: WINDOW_S,
        ...(scopeDownStatement && { scopeDownStatement }),
      },
    },
    visibilityConfig: seenAs(name),
  } satisfies Omit<Rule, 'priority'>;
}

function managedRule(name: string) {
  return {
    name,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
    visibilityConfig: seenAs(name),
  } satisfies Omit<Rule, 'priority'>;
}

function anyOf(paths: readonly string[]): Statement {
  return {
    orStatement: {
      statements: paths.map((searchString) => ({
        byteMatchStatement: {
          fieldToMatch: { uriPath: {} },
          positionalConstraint: 'EXACTLY',
          searchString,
          textTransformations: [{ priority: 0, type: 'NORMALIZE_PATH' }],
        },
      })),
    },
  };
}

function seenAs(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true };
}
