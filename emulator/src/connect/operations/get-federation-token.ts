import { AwsError } from '../errors.ts';
import { param, type Operation } from './operation.ts';

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
    const credentials = signIn.federate(user.id);
    return {
      Credentials: {
        ...credentials,
        AccessTokenExpiration: credentials.AccessTokenExpiration / 1000,
        RefreshTokenExpiration: credentials.RefreshTokenExpiration / 1000,
      },
      SignInUrl: `${publicUrl()}/auth/sign-in`,
      UserArn: directory.arns.user(user.id),
      UserId: user.id,
    };
  },
});
