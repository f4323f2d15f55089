import {
  describeContact,
  getContactAttributes,
  stopContact,
  updateContact,
  updateContactAttributes,
} from './contacts.ts';
import { getFederationToken } from './get-federation-token.ts';
import {
  createContactFlow,
  describeContactFlow,
  describeInstance,
  describeQueue,
  describeRoutingProfile,
  describeSecurityProfile,
  listAgentStatuses,
  listContactFlows,
  listQueues,
  listRoutingProfileQueues,
  listSecurityProfiles,
} from './instance.ts';
import { getCurrentMetricData, getCurrentUserData } from './metrics.ts';
import type { Operation } from './operation.ts';
import { searchContacts } from './search-contacts.ts';
import { searchUsers } from './search-users.ts';
import { startChatContact } from './start-chat-contact.ts';
import { describeUser, describeUserHierarchyGroup, listUsers, putUserStatus } from './users.ts';

/** Every operation of the control plane that is emulated. */
export const operations: readonly Operation[] = [
  startChatContact,
  stopContact,
  describeContact,
  updateContact,
  searchContacts,
  getContactAttributes,
  updateContactAttributes,
  getFederationToken,
  describeUser,
  listUsers,
  searchUsers,
  putUserStatus,
  describeUserHierarchyGroup,
  describeInstance,
  listQueues,
  describeQueue,
  listAgentStatuses,
  listSecurityProfiles,
  describeSecurityProfile,
  describeRoutingProfile,
  listRoutingProfileQueues,
  listContactFlows,
  describeContactFlow,
  createContactFlow,
  getCurrentMetricData,
  getCurrentUserData,
];
