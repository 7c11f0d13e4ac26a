import type { ServiceDocument } from '../documents.ts'
import type { Thing } from '../ports.ts'

/** What the authority is asked about for something that belongs to a service: the role is its owner. */
export function serviceThing({ domain, owner }: ServiceDocument, subject: string): Thing {
  return owner === undefined ? { subject, domain } : { subject, domain, role: owner }
}
