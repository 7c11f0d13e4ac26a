import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { DomainNames } from '../domains/domain-names.ts'
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

/**
 * The subject as a scope may mean it that was decided on at a moment: as it is called now, and as it was called since then
 * before its domain was moved. A move takes nothing out of a policy; that takes a decision about the policy.
 * @param since ISO 8601 instant
 */
export function subjectSince(
  subject: PolicySubject,
  names: DomainNames,
  since: string,
): readonly PolicySubject[] {
  const { service } = subject
  const former = names.formerSince(service.domain, since).map((domain) => ({
    ...subject,
    service: { ...service, domain, id: nameOfService({ domain, name: service.name }) },
  }))
  return [subject, ...former]
}
