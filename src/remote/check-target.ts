import { isIP } from 'node:net'
import { RemoteRefusal } from './refusal.ts'
import type { RemoteHosts } from './remote-hosts.ts'

const LONGEST_ADDRESS = 2_048 // characters

/** What decides whether an address on the network may be asked. */
export interface TargetPolicy {
  readonly hosts: RemoteHosts
  readonly isAllowedAddress: (address: string) => boolean
}

/**
 * Refuses what must not be asked for, as far as its URL shows it; names are judged by what they resolve to.
 * @throws RemoteRefusal
 */
export function checkTarget(target: URL, policy: TargetPolicy): void {
  const { protocol, hostname, username, password, href } = target
  if (protocol !== 'https:' && protocol !== 'http:') {
    throw new RemoteRefusal(`is neither https nor http`)
  }
  if (href.length > LONGEST_ADDRESS) {
    throw new RemoteRefusal(`has more than ${LONGEST_ADDRESS} characters`)
  }
  if (username !== '' || password !== '') {
    throw new RemoteRefusal('holds credentials, and none are sent')
  }
  if (!policy.hosts.allows(hostname)) {
    throw new RemoteRefusal(`is on ${hostname}, which is not among the hosts that are allowed`)
  }
  const literal = hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) !== 0) checkAddress(literal, policy)
}

/** @throws RemoteRefusal */
export function checkAddress(
  address: string,
  policy: Pick<TargetPolicy, 'isAllowedAddress'>,
): void {
  if (policy.isAllowedAddress(address)) return
  throw new RemoteRefusal(`leads to ${address}, which is no address of the public internet`)
}

/**
 * Where a redirect leads.
 * @throws RemoteRefusal when it leads nowhere, or away from https
 */
export function redirectedTo(location: string | undefined, from: URL): URL {
  if (location === undefined || !URL.canParse(location, from.href)) {
    throw new RemoteRefusal('is redirected to nowhere')
  }
  const target = new URL(location, from)
  if (from.protocol === 'https:' && target.protocol !== 'https:') {
    throw new RemoteRefusal(`is redirected from https to ${target.protocol.slice(0, -1)}`)
  }
  return target
}
