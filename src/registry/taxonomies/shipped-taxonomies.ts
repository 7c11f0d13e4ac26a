import { VALUE_CHAIN_ACTIVITIES, type ValueChainActivity } from '../model.ts'
import type { TaxonomyDocument } from './taxonomy-document.ts'

type Shipped = Omit<TaxonomyDocument, 'updatedAt'>

/** Porter's value chain, Competitive Advantage (1985): five primary and four support activities. */
const ACTIVITY_TITLES: Readonly<Record<ValueChainActivity, string>> = {
  'inbound-logistics': 'Inbound logistics',
  operations: 'Operations',
  'outbound-logistics': 'Outbound logistics',
  'marketing-and-sales': 'Marketing and sales',
  service: 'Service',
  infrastructure: 'Infrastructure of the firm',
  'human-resources': 'Human resources',
  technology: 'Technology',
  procurement: 'Procurement',
}

/** In force until they are changed. Each is about a member of services that was there before there were taxonomies. */
export const SHIPPED_TAXONOMIES: ReadonlyMap<string, Shipped> = new Map<string, Shipped>([
  [
    'business-capability',
    {
      title: 'Business capability',
      description: 'What the organisation is able to do, whoever does it and however.',
      ...{ required: false, multiple: false, open: true, values: [] },
    },
  ],
  [
    'tags',
    {
      title: 'Tags',
      description: 'Words by which services are put together freely.',
      ...{ required: false, multiple: true, open: true, values: [] },
    },
  ],
  [
    'value-chain',
    {
      title: 'Value chain',
      description: 'The activity of the value chain that a service supports, after Porter.',
      ...{ required: false, multiple: false, open: false },
      values: VALUE_CHAIN_ACTIVITIES.map((id) => ({ id, title: ACTIVITY_TITLES[id] })),
    },
  ],
])

/** The members of services that those are about; the values of all others lie in `classification`. */
export const OWN_MEMBERS: ReadonlyMap<string, 'capability' | 'tags' | 'activity'> = new Map([
  ['business-capability', 'capability'],
  ['tags', 'tags'],
  ['value-chain', 'activity'],
])
