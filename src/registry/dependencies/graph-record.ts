import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'
import { SERVICE_KINDS } from '../model.ts'

const graphRecord = z.object({
  /** When it was written, so that a server that holds the graph reads what is new. */
  at: z.iso.datetime(),
  kind: z.enum(SERVICE_KINDS),
  capability: z.string().optional(),
  /** Percent of the time, as the service's objectives promise it. */
  availability: z.number().optional(),
  /** Who needs the service, none twice: a subscription where both are known. */
  usedBy: z.array(
    z.object({
      consumer: z.string(),
      kind: z.enum(['service', 'application']),
      via: z.enum(['subscription', 'reference']),
    }),
  ),
  /** Digests of the contracts that its versions import; whose they are, has an edge from here. */
  imports: z.array(z.string()),
  /** The service is gone. */
  gone: z.boolean(),
})
export type GraphRecord = z.infer<typeof graphRecord>

/** The place of each service in the graph, by its id. Derived, so its writes have no event. */
export const SERVICE_GRAPH: CollectionDeclaration<GraphRecord> = {
  name: 'service-graph',
  schema: graphRecord,
  indexes: [{ name: 'by-at', fields: ['at'] }],
}
