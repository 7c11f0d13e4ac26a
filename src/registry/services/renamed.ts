import type { Stored } from '../../store/index.ts'
import type { ServiceDocument } from '../documents.ts'
import { nameOfService } from '../identifiers.ts'

/** The same service under another name. */
export function renamed(
  { id, value }: Stored<ServiceDocument>,
  { domain, name }: Pick<ServiceDocument, 'domain' | 'name'>,
  at: Date,
): ServiceDocument {
  const names = new Set([id, ...(value.names ?? []), nameOfService({ domain, name })])
  return { ...value, domain, name, names: [...names], moved: true, updatedAt: at.toISOString() }
}
