import { CfnOutput, Duration } from 'aws-cdk-lib';
import {
  LambdaVersion,
  OAuthScope,
  ProviderAttribute,
  UserPool,
  UserPoolClientIdentityProvider,
  UserPoolIdentityProviderSaml,
  UserPoolIdentityProviderSamlMetadata,
  UserPoolOperation,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { SamlSettings, Settings } from '../../parameters/settings.ts';
import { DeploymentStack, type DeploymentStackProps } from '../deployment-stack.ts';
import { createFederationRole } from './federation-role.ts';
import { createTokenTrigger } from './token-trigger.ts';
import { userPoolProps } from './user-pool.ts';

/** As long as a shift: then the agent signs in again. */
const SHIFT = Duration.hours(12);

/** Who is an agent, here and in Amazon Connect: kept, since users and their identities are. */
export class SignInStack extends DeploymentStack {
  /** What signs access tokens: OIDC_ISSUER. */
  readonly issuer: string;
  /** Whom access tokens are for: OIDC_CLIENT_ID. */
  readonly clientId: string;
  /** Assumed by the api: CONNECT_FEDERATION_ROLE_ARN. */
  readonly federationRoleArn: string;

  constructor(scope: Construct, name: string, props: DeploymentStackProps) {
    super(scope, name, {
      ...props,
      description: 'Video Escalation: sign-in of agents',
      terminationProtection: true,
    });
    const { settings } = props;
    const pool = new UserPool(this, 'Users', userPoolProps(settings.cognito.mfa));
    pool.addDomain('Domain', { cognitoDomain: { domainPrefix: settings.cognito.domainPrefix } });
    pool.addGroup('Developers', {
      groupName: 'developers',
      description:
        'May look into the workspace, and load own builds of remotes into their own pages',
    });
    const saml = settings.saml && this.addCompanyProvider(pool, settings.saml);
    const client = addWorkspace(pool, settings);
    if (saml) client.node.addDependency(saml);
    this.issuer = pool.userPoolProviderUrl;
    this.clientId = client.userPoolClientId;
    this.federationRoleArn =
      settings.connect.federationRoleArn ?? createFederationRole(this, settings).roleArn;
    new CfnOutput(this, 'UserPoolId', {
      value: pool.userPoolId,
      description: 'For `aws cognito-idp admin-create-user`',
    });
  }

  private addCompanyProvider(pool: UserPool, { name, metadataUrl }: SamlSettings) {
    const trigger = createTokenTrigger(this);
    pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, trigger, LambdaVersion.V2_0);
    new CfnOutput(this, 'SamlAudience', {
      value: `urn:amazon:cognito:sp:${pool.userPoolId}`,
      description: "Audience of the application in the company's identity provider",
    });
    return new UserPoolIdentityProviderSaml(this, 'Company', {
      userPool: pool,
      name,
      metadata: UserPoolIdentityProviderSamlMetadata.url(metadataUrl),
      // The names that the predecessor's guide has the provider send.
      attributeMapping: {
        email: ProviderAttribute.other('email'),
        fullname: ProviderAttribute.other('name'),
      },
    });
  }
}

function addWorkspace(pool: UserPool, { workspaceUrl, saml }: Settings): UserPoolClient {
  return pool.addClient('Workspace', {
    // Runs in a browser, which keeps no secret: PKCE instead (RFC 7636), which Cognito checks when it is used.
    generateSecret: false,
    // Sign-in goes by the hosted page alone; nothing may ask for a password elsewhere.
    authFlows: { userSrp: false },
    oAuth: {
      flows: { authorizationCodeGrant: true },
      // Not aws.cognito.signin.user.admin: a token then can't change its owner's e-mail.
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
      callbackUrls: distinct([`${workspaceUrl}/signed-in`, ...(saml?.callbackUrls ?? [])]),
      logoutUrls: distinct([`${workspaceUrl}/signed-out`, ...(saml?.logoutUrls ?? [])]),
    },
    supportedIdentityProviders: [
      UserPoolClientIdentityProvider.COGNITO,
      ...(saml ? [UserPoolClientIdentityProvider.custom(saml.name)] : []),
    ],
    accessTokenValidity: Duration.hours(1),
    idTokenValidity: Duration.hours(1),
    refreshTokenValidity: SHIFT,
    enableTokenRevocation: true,
    preventUserExistenceErrors: true,
  });
}

const distinct = (values: readonly string[]) => [...new Set(values)];
