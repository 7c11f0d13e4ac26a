import type { CollectionDeclaration } from '../../store/index.ts'
import { proposalSchema, type Proposal } from './proposal.ts'

/** Proposals, each with everything said about it. */
export const PROPOSALS: CollectionDeclaration<Proposal> = {
  name: 'proposals',
  schema: proposalSchema,
  indexes: [
    { name: 'by-creation', fields: ['createdAt'] },
    { name: 'by-state', fields: ['state', 'createdAt'] },
    { name: 'by-circle', fields: ['circle', 'createdAt'] },
    { name: 'by-end', fields: ['circle', 'outcome.at'] },
    { name: 'by-tension', fields: ['tension', 'createdAt'] },
  ],
}
