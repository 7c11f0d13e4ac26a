import type { PermissionRequest } from '../../../api/schemas.ts'
import { EMERGENCY_ACTIONS } from '../emergencies/emergency-actions.ts'

/** What a constitution can let roles permit, in words. */
export const PERMITTED_ACTIONS: Readonly<Record<string, string>> = {
  ...EMERGENCY_ACTIONS,
  'service.move': 'Move a service',
  'service.offer': 'Hand a service over',
  'service.merge': 'Merge a service into another one',
  'endpoint.transition': 'Change the state of an endpoint',
  'waiver.request': 'Ask for a waiver',
} satisfies Partial<Record<PermissionRequest['action'], string>>
