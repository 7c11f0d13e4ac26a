import { isOperational } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const multiEndpointShare = defineFact({
  id: 'multi_endpoint_share',
  area: 'use',
  name: 'Services that answer in several places',
  definition:
    'Services in operation with production endpoints on two or more hosts, out of all services in operation.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'service',
  spans: ({ services }) =>
    services
      .filter(({ versions }) => versions.some(isOperational))
      .map(({ service }) => {
        const hosts = new Set(
          service.endpoints
            .filter(({ environment }) => environment === 'production')
            .map(({ url }) => new URL(url).host),
        )
        return {
          id: service.id,
          counted: hosts.size > 1,
          because:
            hosts.size === 0
              ? sayOfItem('endpoint.none')
              : sayOfItem('endpoint.hosts', { hosts: [...hosts].join(', ') }),
        }
      }),
})
