import type { ServiceDocument, VersionDocument } from '../documents.ts'
import { nameOfService } from '../identifiers.ts'
import type { PolicySubject } from '../ports.ts'

/** What the scopes of policies are asked about. */
export function policySubject(
  service: Pick<ServiceDocument, 'domain' | 'name' | 'kind' | 'tags' | 'names'>,
  contract: Pick<VersionDocument, 'format' | 'version' | 'state'>,
): PolicySubject {
  const { domain, name, kind, tags, names } = service
  const id = nameOfService(service)
  const registeredAs = names?.[0] ?? id
  const { format, version, state } = contract
  return {
    service: { id, registeredAs, domain, name, kind, tags },
    contract: { format, version, state },
  }
}
