import type { CollectionDeclaration } from '../../store/index.ts'
import { tensionSchema, type Tension } from './tension.ts'

/** Tensions, open and closed. */
export const TENSIONS: CollectionDeclaration<Tension> = {
  name: 'tensions',
  schema: tensionSchema,
  indexes: [
    { name: 'by-creation', fields: ['createdAt'] },
    { name: 'by-role', fields: ['role', 'state', 'createdAt'] },
    { name: 'by-state', fields: ['state', 'createdAt'] },
    { name: 'by-subject', fields: ['subject', 'createdAt'] },
    { name: 'by-person', fields: ['by', 'createdAt'] },
    { name: 'by-key', fields: ['key', 'createdAt'] },
    { name: 'by-group', fields: ['group', 'state'] },
  ],
}
