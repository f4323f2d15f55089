import { AwsError } from '../errors.ts';
import { epochSeconds, param, type Operation } from './operation.ts';

/** The Connect user is the one whose name the caller took as RoleSessionName. */
export const getFederationToken: Operation = ({ directory, signIn, sessionNameOf, publicUrl }) => ({
  name: 'GetFederationToken',
  method: 'GET',
  path: '/user/federate/:InstanceId',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    const [, accessKeyId = ''] =
      /Credential=([^/]+)\//.exec(call.request.headers.authorization ?? '') ?? [];
    const user = directory.userByUsername(sessionNameOf(accessKeyId) ?? '');
    if (!user) {
      const message = 'No user of this instance has the name of the role session that asks.';
      throw new AwsError(404, 'UserNotFoundException', message);
    }
    const { accessToken, expiry } = signIn.federate(user.id);
    return {
      Credentials: {
        AccessToken: accessToken,
        AccessTokenExpiration: epochSeconds(expiry),
        RefreshToken: accessToken,
        RefreshTokenExpiration: epochSeconds(expiry),
      },
      SignInUrl: `${publicUrl()}/auth/sign-in`,
      UserArn: directory.arns.user(user.id),
      UserId: user.id,
    };
  },
});
