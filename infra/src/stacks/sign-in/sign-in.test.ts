import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { propertiesOf, rolesOf } from '../../testing/template-parts.ts';
import { synthesized } from '../../testing/variants.ts';
import type { TokenEvent } from './connect-username.ts';

const templateOf = (variant: 'least' | 'saml') => synthesized(variant).templates.SignIn!;

describe('sign-in', () => {
  it('goes by code and PKCE, keeps no secret, and leads back to the workspace alone', () => {
    const [client] = propertiesOf(templateOf('least'), 'AWS::Cognito::UserPoolClient');
    expect(client).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      CallbackURLs: ['https://agents.riverbank.example/signed-in'],
      LogoutURLs: ['https://agents.riverbank.example/signed-out'],
      SupportedIdentityProviders: ['COGNITO'],
    });
  });

  it('takes e-mails as user names, since Amazon Connect knows agents by them', () => {
    const [pool] = propertiesOf(templateOf('least'), 'AWS::Cognito::UserPool');
    expect(pool).not.toHaveProperty('UsernameAttributes');
    expect(pool).not.toHaveProperty('AliasAttributes');
    expect(pool).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      DeletionProtection: 'ACTIVE',
    });
  });

  it('has the group that the shell opens its developer panel to', () => {
    const groups = propertiesOf(templateOf('least'), 'AWS::Cognito::UserPoolGroup');
    expect(groups).toEqual([expect.objectContaining({ GroupName: 'developers' })]);
  });

  it('with SAML also leads to the company’s provider and from its portal', () => {
    const [client] = propertiesOf(templateOf('saml'), 'AWS::Cognito::UserPoolClient');
    expect(client).toMatchObject({
      SupportedIdentityProviders: ['COGNITO', 'RiverbankSSO'],
      LogoutURLs: expect.arrayContaining(['https://agents.riverbank.example/?logout']) as unknown,
    });
    const [provider] = propertiesOf(templateOf('saml'), 'AWS::Cognito::UserPoolIdentityProvider');
    expect(provider).toMatchObject({
      ProviderType: 'SAML',
      AttributeMapping: { email: 'email', name: 'name' },
    });
  });

  const deployed = async (userAttributes: Record<string, string>) => {
    const [trigger] = propertiesOf<{ Code: { ZipFile: string } }>(
      templateOf('saml'),
      'AWS::Lambda::Function',
    );
    const exports = {} as { handler: (event: TokenEvent) => Promise<TokenEvent> };
    runInNewContext(trigger!.Code.ZipFile, { exports });
    const event = await exports.handler({ request: { userAttributes }, response: {} });
    return event.response;
  };

  it('names the agent of the company’s provider by the e-mail that it vouches for', async () => {
    const response = await deployed({
      email: 'alice@riverbank.example',
      'cognito:user_status': 'EXTERNAL_PROVIDER',
    });
    expect(JSON.stringify(response)).toContain('"connect_username":"alice@riverbank.example"');
  });

  it('takes nobody else’s e-mail for a name', async () => {
    const response = await deployed({
      email: 'bob@riverbank.example',
      'cognito:user_status': 'CONFIRMED',
    });
    expect(response).toEqual({});
  });
});

describe('the federation role', () => {
  const name = 'video-escalation-federation-eu-central-1';

  it('survives an update that would replace it and the end of its stack: agents keep their identity', () => {
    const template = templateOf('least');
    template.hasResource('AWS::IAM::Role', {
      Properties: { RoleName: name },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  it('trusts the tasks of the api by their role’s name, before that role exists', () => {
    const [federation] = rolesOf(templateOf('least'), name);
    expect(federation!.AssumeRolePolicyDocument.Statement).toEqual([
      {
        Action: 'sts:AssumeRole',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Condition: {
          ArnEquals: {
            'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/video-escalation-api-eu-central-1',
          },
        },
      },
    ]);
    const { Api } = synthesized('least').templates;
    const [taskRole] = Object.keys(
      Api!.findResources('AWS::IAM::Role', {
        Properties: { RoleName: 'video-escalation-api-eu-central-1' },
      }),
    );
    Api!.hasResourceProperties('AWS::ECS::TaskDefinition', {
      TaskRoleArn: { 'Fn::GetAtt': [taskRole, 'Arn'] },
    });
  });

  it('is the operator’s own where agents have one: none is made beside it', () => {
    expect(rolesOf(synthesized('own role, network, key and flow').templates.SignIn!, name)).toEqual(
      [],
    );
  });
});
