/** As much of Cognito's event of version 2 as is needed (developer guide, "Pre token generation Lambda trigger"). */
export interface TokenEvent {
  readonly request: { readonly userAttributes: Readonly<Record<string, string | undefined>> };
  response: {
    claimsAndScopeOverrideDetails?: {
      accessTokenGeneration: { claimsToAddOrOverride: { connect_username: string } };
    };
  };
}

/**
 * Whoever comes from the company's own provider is `<provider>_<some id>` in the pool, which Amazon Connect doesn't
 * know: the access token also says the e-mail that the provider vouches for. Nobody else gets the claim, since others
 * could have changed their e-mail. It runs in Lambda as it stands here, so it may use nothing from around it.
 */
export async function addConnectUsername(event: TokenEvent): Promise<TokenEvent> {
  const { email, 'cognito:user_status': status } = event.request.userAttributes;
  if (status === 'EXTERNAL_PROVIDER' && email) {
    event.response = {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: { claimsToAddOrOverride: { connect_username: email } },
      },
    };
  }
  return event;
}
