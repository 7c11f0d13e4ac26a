import { z } from 'zod'
import { digestOfBytes } from '../../contracts/index.ts'
import type { CollectionDeclaration } from '../../store/index.ts'
import { decisionDocument } from '../documents.ts'
import { PHASES } from '../model.ts'

const endpointDocument = z.object({
  service: z.string(),
  environment: z.string(),
  url: z.string(),
  state: z.string(),
  phase: z.enum(PHASES),
  /** Calls are answered there. */
  online: z.boolean(),
  /** It never comes back. */
  final: z.boolean(),
  lifecycle: z.object({ id: z.string(), version: z.string() }),
  /** Who asked for the present state. */
  movedBy: z.object({ person: z.string(), name: z.string() }),
  /** What ticks are for: the decision by which the present stay in the state began. */
  stay: z.string(),
  decision: decisionDocument,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type EndpointDocument = z.infer<typeof endpointDocument>

/** Where endpoints stand that have ever been moved; one that a service names and that is not here is in the first state. */
export const ENDPOINTS: CollectionDeclaration<EndpointDocument> = {
  name: 'endpoints',
  schema: endpointDocument,
  indexes: [
    { name: 'by-service', fields: ['service'] },
    { name: 'by-lifecycle', fields: ['lifecycle.id', 'lifecycle.version'] },
  ],
  shardKey: 'service',
}

/** What an endpoint is known by within its service: the same environment and address are the same endpoint for ever. */
export function endpointId({
  environment,
  url,
}: {
  readonly environment: string
  readonly url: string
}): string {
  const digest = digestOfBytes(JSON.stringify([environment, url]))
  return `ep-${digest.slice('sha256:'.length, 'sha256:'.length + 16)}`
}

/** The key of its document. */
export function endpointKey(service: string, endpoint: string): string {
  return `${service}#${endpoint}`
}
