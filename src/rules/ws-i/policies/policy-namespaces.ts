/** Namespaces of policy assertions that the later profiles know. */
export const ADDRESSING_METADATA = 'http://www.w3.org/2007/05/addressing/metadata'
export const MAKE_CONNECTION = 'http://docs.oasis-open.org/ws-rx/wsmc/200702'
export const RELIABLE_MESSAGING = 'http://docs.oasis-open.org/ws-rx/wsrmp/200702'
/** WS-Reliable Messaging Policy of 2005, before it was standardized. */
export const RELIABLE_MESSAGING_2005 = 'http://schemas.xmlsoap.org/ws/2005/02/rm/policy'
export const SECURITY_POLICIES: ReadonlySet<string> = new Set([
  'http://schemas.xmlsoap.org/ws/2005/07/securitypolicy',
  'http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702',
  'http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200802',
])
