import type { CollectionDeclaration } from '../../store/index.ts'
import { strategySchema, type Strategy } from './strategy.ts'
import { workItemSchema, type WorkItem } from './work-item.ts'

/** Next actions and projects, open and closed. */
export const WORK_ITEMS: CollectionDeclaration<WorkItem> = {
  name: 'work-items',
  schema: workItemSchema,
  indexes: [
    { name: 'by-creation', fields: ['createdAt'] },
    { name: 'by-role', fields: ['role', 'state', 'createdAt'] },
    { name: 'by-circle', fields: ['circle', 'state', 'createdAt'] },
    { name: 'by-tension', fields: ['tension', 'createdAt'] },
    { name: 'by-kind', fields: ['kind', 'createdAt'] },
  ],
}

/** What circles prefer over what, in force and ended. */
export const STRATEGIES: CollectionDeclaration<Strategy> = {
  name: 'strategies',
  schema: strategySchema,
  indexes: [
    { name: 'by-creation', fields: ['createdAt'] },
    { name: 'by-circle', fields: ['circle', 'createdAt'] },
  ],
}
