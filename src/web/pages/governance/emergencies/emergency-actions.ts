import type { EmergencyRequest } from '../../../api/schemas.ts'

/** What a constitution can let people do in an emergency, in words. */
export const EMERGENCY_ACTIONS: Readonly<Record<string, string>> = {
  'version.transition': 'Change the state of a contract version',
  'version.push': 'Push a contract version',
  'version.discard': 'Discard a draft',
  'service.transition': 'Change the charter of a service',
  'service.update': 'Change a service',
  'service.register': 'Register a service',
  'subscription.transition': 'Decide about a subscription',
  'subscription.request': 'Ask for a subscription',
  'checklist.tick': 'Vouch for an item of a checklist',
  'plan.put': 'Change the activation plan of a version',
  'domain.create': 'Make a domain',
  'domain.update': 'Change a domain',
} satisfies Record<EmergencyRequest['action'], string>
