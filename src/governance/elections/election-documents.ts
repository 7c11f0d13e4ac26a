import type { CollectionDeclaration } from '../../store/index.ts'
import { without } from '../without.ts'
import { electionSchema, ENDED, type Election } from './election.ts'

/** As it is kept: a role is taken up by an election as long as that goes on. */
export function asKept(election: Election): Election {
  return ENDED.includes(election.state) ? without(election, 'goingOnFor') : election
}

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
    { name: 'one-going-on', fields: ['goingOnFor'], unique: true },
  ],
}
