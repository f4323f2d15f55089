import type { Parameters } from '../../parameters/schema.ts';

/** Agents who begin together are all in within this time. */
const SIGN_IN_SECONDS = 300;
/** A contact takes an agent at least that long on average: nobody begins more of them. */
const CONTACT_SECONDS = 180;
/** Of each api task (`stacks/api`) and of each recording (`stacks/recorder`). */
const VCPU = { api: 0.5, recording: 2 };

export interface QuotaNeed {
  readonly service: string;
  readonly code: string;
  readonly name: string;
  /** Raised for the Amazon Connect instance, not for the account. */
  readonly isOfInstance: boolean;
  readonly needed: number;
  /** How that number comes about. */
  readonly because: string;
}

/** The quotas that a contact centre of this size meets first (Amazon Connect, Chime SDK, Cognito, Fargate). */
export function quotaNeeds(parameters: Parameters): QuotaNeed[] {
  const agents = parameters['expected-agents'];
  const isFederated = parameters['connect-sign-in'] === 'federated';
  const hasSaml = parameters['cognito-saml-enabled'];
  const together = `${agents} agents sign in within ${SIGN_IN_SECONDS / 60} min`;
  const busy = `${agents} agents, each with a contact every ${CONTACT_SECONDS / 60} min`;
  const signIns = perSecond(agents, SIGN_IN_SECONDS);
  const contacts = perSecond(agents, CONTACT_SECONDS);
  return [
    ofInstance('L-9A46857E', 'users', agents, `${agents} agents`),
    ofInstance('L-D4BA6F6E', 'chats at once', agents * 2, `${agents} in video, as many waiting`),
    ofInstance('L-12AB7C57', 'calls at once', agents, `${agents} agents on the phone`),
    ...(isFederated
      ? [connect('L-9AA558F3', 'GetFederationToken a second', signIns, together)]
      : []),
    connect('L-E2C35CCE', 'SearchUsers a second', signIns, together),
    connect('L-AA48CD49', 'StartChatContact a second', contacts, busy),
    connect('L-371095B8', 'DescribeContact a second', contacts, busy),
    connect('L-F001E5ED', 'UpdateContactAttributes a second', contacts, busy),
    need('chime', 'L-9F286451', 'meetings at once', agents, `${agents} agents in a call`),
    hasSaml
      ? need('cognito-idp', 'L-BB3E7CCF', 'UserFederation a second', signIns, together)
      : need('cognito-idp', 'L-026ADBA3', 'UserAuthentication a second', signIns, together),
    vcpus(parameters),
  ];
}

function vcpus(parameters: Parameters): QuotaNeed {
  const tasks = parameters['api-tasks-maximum'];
  const records = parameters['deploy-recording-stack'];
  const recordings = records ? parameters['recording-at-once'] : 0;
  const warm = records ? parameters['recording-kept-warm'] : 0;
  const because = `${tasks} api tasks, ${recordings} recordings at once, ${warm} recorders kept warm`;
  const needed = Math.ceil(tasks * VCPU.api + (recordings + warm) * VCPU.recording);
  return need('fargate', 'L-3032A538', 'Fargate vCPU', needed, because);
}

function need(
  service: string,
  code: string,
  name: string,
  needed: number,
  because: string,
): QuotaNeed {
  return { service, code, name, needed, because, isOfInstance: false };
}

const connect = (code: string, name: string, needed: number, because: string) =>
  need('connect', code, name, needed, because);

const ofInstance = (code: string, name: string, needed: number, because: string) => ({
  ...connect(code, name, needed, because),
  isOfInstance: true,
});

/** Rounded up to tenths. */
const perSecond = (count: number, seconds: number) => Math.ceil((count * 10) / seconds) / 10;
