/** WS-Policy 1.5 and what came before it; all have the same elements. */
export const POLICY_NAMESPACES: ReadonlySet<string> = new Set([
  'http://www.w3.org/ns/ws-policy',
  'http://www.w3.org/2006/07/ws-policy',
  'http://schemas.xmlsoap.org/ws/2004/09/policy',
  'http://schemas.xmlsoap.org/ws/2002/12/policy',
])

/** What an assertion is about, as far as its namespace tells. */
export type PolicyDomain = 'security' | 'addressing' | 'reliable-messaging' | 'mtom' | 'other'

const DOMAINS: ReadonlyMap<string, PolicyDomain> = new Map([
  ['http://schemas.xmlsoap.org/ws/2005/07/securitypolicy', 'security'],
  ['http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702', 'security'],
  ['http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200802', 'security'],
  ['http://schemas.xmlsoap.org/ws/2002/12/secext', 'security'],
  ['http://www.w3.org/2007/05/addressing/metadata', 'addressing'],
  ['http://www.w3.org/2007/02/addressing/metadata', 'addressing'],
  ['http://www.w3.org/2006/05/addressing/wsdl', 'addressing'],
  ['http://schemas.xmlsoap.org/ws/2004/08/addressing/policy', 'addressing'],
  ['http://schemas.xmlsoap.org/ws/2005/02/rm/policy', 'reliable-messaging'],
  ['http://docs.oasis-open.org/ws-rx/wsrmp/200702', 'reliable-messaging'],
  ['http://schemas.xmlsoap.org/ws/2004/09/policy/optimizedmimeserialization', 'mtom'],
  ['http://www.w3.org/2007/08/soap12-mtom-policy', 'mtom'],
])

export function domainOf(namespace: string): PolicyDomain {
  return DOMAINS.get(namespace) ?? 'other'
}
