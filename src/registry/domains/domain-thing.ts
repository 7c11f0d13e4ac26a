import type { Stored } from '../../store/index.ts'
import type { DomainDocument } from '../documents.ts'
import type { Thing } from '../ports.ts'

/** What the authority is asked about for a domain: it is named by its first path, and lies at its present one. */
export function domainThing({ id, value }: Stored<DomainDocument>): Thing {
  return { subject: `domain:${id}`, domain: value.path }
}
