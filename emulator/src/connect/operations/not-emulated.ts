/** Operations that a caller may well try, by method and path, so that the refusal can name them. */
const known: readonly (readonly [name: string, method: string, path: RegExp])[] = [
  ['CreateParticipant', 'POST', /^\/contact\/create-participant$/],
  ['StartContactStreaming', 'POST', /^\/contact\/start-streaming$/],
  ['StopContactStreaming', 'POST', /^\/contact\/stop-streaming$/],
  ['TransferContact', 'POST', /^\/contact\/transfer$/],
  ['StartOutboundVoiceContact', 'PUT', /^\/contact\/outbound-voice$/],
  ['StartWebRTCContact', 'PUT', /^\/contact\/webrtc$/],
  ['StartTaskContact', 'PUT', /^\/contact\/task$/],
  ['StartContactRecording', 'POST', /^\/contact\/start-recording$/],
  ['StopContactRecording', 'POST', /^\/contact\/stop-recording$/],
  ['MonitorContact', 'POST', /^\/contact\/monitor$/],
  ['CreateUser', 'PUT', /^\/users\/[^/]+$/],
  ['DeleteUser', 'DELETE', /^\/users\/[^/]+\/[^/]+$/],
  ['ListUserHierarchyGroups', 'GET', /^\/user-hierarchy-groups-summary\/[^/]+$/],
  ['DescribeUserHierarchyStructure', 'GET', /^\/user-hierarchy-structure\/[^/]+$/],
  ['ListHoursOfOperations', 'GET', /^\/hours-of-operations-summary\/[^/]+$/],
  ['ListPhoneNumbers', 'GET', /^\/phone-numbers-summary\/[^/]+$/],
  ['ListRoutingProfiles', 'GET', /^\/routing-profiles-summary\/[^/]+$/],
  ['ListInstances', 'GET', /^\/instance$/],
  ['ListApprovedOrigins', 'GET', /^\/instance\/[^/]+\/approved-origins$/],
  ['AssociateApprovedOrigin', 'PUT', /^\/instance\/[^/]+\/approved-origin$/],
  ['UpdateContactFlowContent', 'POST', /^\/contact-flows\/[^/]+\/[^/]+\/content$/],
  ['DeleteContactFlow', 'DELETE', /^\/contact-flows\/[^/]+\/[^/]+$/],
  ['SearchQueues', 'POST', /^\/search-queues$/],
  ['SearchRoutingProfiles', 'POST', /^\/search-routing-profiles$/],
  ['SearchSecurityProfiles', 'POST', /^\/search-security-profiles$/],
  ['GetMetricDataV2', 'POST', /^\/metrics\/data$/],
  ['GetMetricData', 'POST', /^\/metrics\/historical\/[^/]+$/],
];

/** The operation's name where it is known, else what was asked. */
export function operationNamed(method: string, path: string): string {
  return (
    known.find(([, verb, pattern]) => verb === method && pattern.test(path))?.[0] ??
    `${method} ${path}`
  );
}
