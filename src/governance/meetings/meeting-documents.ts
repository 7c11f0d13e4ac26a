import type { CollectionDeclaration } from '../../store/index.ts'
import { meetingSchema, type Meeting } from './meeting.ts'

/** Meetings of circles, each with its whole record. */
export const MEETINGS: CollectionDeclaration<Meeting> = {
  name: 'meetings',
  schema: meetingSchema,
  indexes: [
    { name: 'by-creation', fields: ['createdAt'] },
    { name: 'by-circle', fields: ['circle', 'createdAt'] },
    { name: 'by-kind', fields: ['circle', 'kind', 'state', 'createdAt'] },
    { name: 'by-closing', fields: ['circle', 'kind', 'closedAt'] },
    { name: 'by-state', fields: ['state', 'createdAt'] },
  ],
}
