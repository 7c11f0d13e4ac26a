import type { Holds } from '../../expressions/index.ts'
import type { DomainNames } from '../domains/domain-names.ts'
import { domainAndAncestors, nameOfService, parentDomain } from '../identifiers.ts'
import type { PolicySubject } from '../ports.ts'

/** Whether a scope holds, and the subject under the name that decided it. */
export interface ScopeAnswer {
  readonly holds: Holds
  readonly subject: PolicySubject
}

/**
 * Asks a scope that was decided on at a moment, whose words mean the domains that had these paths then. It holds for what
 * it held for then, and for what it holds for now or did since: a move takes nothing out of a policy, and puts under the
 * policies of a place what comes there. What it left out then by the name of a domain that was moved since stays left out
 * as long as it lies in that domain.
 * @param since ISO 8601 instant
 * @param ask evaluates the scope
 */
export function askScope(
  subject: PolicySubject,
  names: DomainNames,
  since: string,
  ask: (subject: PolicySubject) => Holds,
): ScopeAnswer {
  const now = { subject, holds: ask(subject) }
  const before = names.formerSince(subject.service.domain, since).map((domain): ScopeAnswer => {
    const called = inDomain(subject, domain)
    return { subject: called, holds: ask(called) }
  })
  const [then] = before
  if (then?.holds === 'no' && isLeftOutByName(subject, names, then, ask)) return then
  const answers = [now, ...before]
  return ORDER.flatMap((holds) => answers.find((answer) => answer.holds === holds) ?? [])[0] ?? now
}

const ORDER: readonly Holds[] = ['yes', 'undetermined', 'no']
const ANOTHER = 'another-domain' // which nobody meant

/** Whether the scope would have held if a domain around the subject had only been called otherwise. */
function isLeftOutByName(
  { service }: PolicySubject,
  names: DomainNames,
  then: ScopeAnswer,
  ask: (subject: PolicySubject) => Holds,
): boolean {
  const { domain } = then.subject.service
  return domainAndAncestors(domain).some((around) => {
    const [present, rest] = [names.present(around), domain.slice(around.length)]
    // What has not moved is still what was left out, and what has left it is not in it any more.
    if (present === around || service.domain !== `${present}${rest}`) return false
    const parent = parentDomain(around)
    const sibling = parent === undefined ? ANOTHER : `${parent}/${ANOTHER}`
    return ask(inDomain(then.subject, `${sibling}${rest}`)) === 'yes'
  })
}

function inDomain(subject: PolicySubject, domain: string): PolicySubject {
  const { service } = subject
  const id = nameOfService({ domain, name: service.name })
  return { ...subject, service: { ...service, domain, id } }
}
