import { isOperational } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const eventShare = defineFact({
  id: 'event_share',
  area: 'contracts',
  name: 'Services that speak by events',
  definition:
    'Services in operation with an AsyncAPI contract in operation, out of all services in operation.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'service',
  spans: ({ services }) =>
    services.flatMap(({ service, versions }) => {
      const operational = versions.filter(isOperational)
      if (operational.length === 0) return []
      const event = operational.find(({ format }) => format.startsWith('asyncapi-'))
      return [
        {
          id: service.id,
          counted: event !== undefined,
          because:
            event === undefined
              ? sayOfItem('events.none')
              : sayOfItem('events.some', { version: event.version, format: event.format }),
        },
      ]
    }),
})
