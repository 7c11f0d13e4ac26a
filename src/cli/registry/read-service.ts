import type { ServiceView } from '../../registry/index.ts'
import { usageError } from '../exit-status.ts'
import { parseCoordinates, servicePath, type Coordinates } from './coordinates.ts'
import { ask, refusal } from './registry-client.ts'

/** A service as the registry has it, and the entity tag that a change is based on. */
export interface ReadService {
  readonly service: ServiceView
  readonly tag: string
  /** Below `/api/v1`, under its present name. */
  readonly path: string
}

/**
 * The coordinates of a service without a version.
 * @throws CommandError (status 2)
 */
export function serviceCoordinates(text: string): Coordinates {
  const coordinates = parseCoordinates(text)
  if (coordinates?.selector === undefined && coordinates !== undefined) return coordinates
  throw usageError(`"${text}" is no service; write DOMAIN/NAME.`)
}

/** Reads a service, also by a name that it had before. @throws CommandError (status 3) */
export async function readService(coordinates: Coordinates): Promise<ReadService> {
  const response = await ask(servicePath(coordinates))
  if (!response.ok) throw await refusal(response)
  const service = (await response.json()) as ServiceView
  const { domain, name } = service
  const path = servicePath({ domain, name, selector: undefined })
  return { service, tag: response.headers.get('etag') ?? '', path }
}
