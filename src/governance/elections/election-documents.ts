import type { CollectionDeclaration } from '../../store/index.ts'
import { electionSchema, type Election } from './election.ts'

/** Elections, each with everything said about it. */
export const ELECTIONS: CollectionDeclaration<Election> = {
  name: 'elections',
  schema: electionSchema,
  indexes: [
    { name: 'by-creation', fields: ['createdAt'] },
    { name: 'by-state', fields: ['state', 'createdAt'] },
    { name: 'by-circle', fields: ['circle', 'createdAt'] },
    { name: 'by-role', fields: ['role', 'createdAt'] },
    { name: 'by-key', fields: ['key'], unique: true },
  ],
}
