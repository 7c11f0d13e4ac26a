import { isOperational } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const compositeShare = defineFact({
  id: 'composite_share',
  area: 'composition',
  name: 'Services that are composed',
  definition:
    'Services in operation of kind "composite" or "process" that use another service, or that such a service uses, out of all services in operation. Uses are active subscriptions.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'service',
  spans: ({ services, composing }) =>
    services
      .filter(({ versions }) => versions.some(isOperational))
      .map(({ service, uses, usedBy }) => {
        const members = composing.has(service.id) ? uses.filter(isActive) : []
        const composites = usedBy.filter(
          (use) => isActive(use) && composing.has(use.consumer) && use.consumer !== service.id,
        )
        return {
          id: service.id,
          counted: members.length + composites.length > 0,
          because: [
            ...members.map((use) => sayOfItem('composite.uses', { service: use.service })),
            ...composites.map(({ consumer }) => sayOfItem('composite.part', { service: consumer })),
            ...(members.length + composites.length === 0 ? [sayOfItem('composite.none')] : []),
          ].join(' '),
        }
      }),
})

function isActive({ state }: { readonly state: string }): boolean {
  return state === 'active'
}
