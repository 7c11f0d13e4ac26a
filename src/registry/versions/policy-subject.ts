import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { PolicySubject } from '../ports.ts'

/** What the scopes of policies are asked about. */
export function policySubject(
  service: ServiceDocument,
  contract: Pick<VersionDocument, 'format' | 'version' | 'state'>,
): PolicySubject {
  const { domain, name, kind, tags } = service
  const { format, version, state } = contract
  return {
    service: { id: `${domain}/${name}`, domain, name, kind, tags },
    contract: { format, version, state },
  }
}
