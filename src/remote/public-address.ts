import ipaddr from 'ipaddr.js'

/** Global unicast (RFC 4291, section 2.4, as IANA assigns it so far). */
const ASSIGNED_IPV6 = ipaddr.parseCIDR('2000::/3')
/** Public by its number, but answered by the host of a virtual machine in Azure. */
const AZURE_PLATFORM = '168.63.129.16'

/**
 * Whether an IP address belongs to the public internet: none that is private, shared, loopback, link-local,
 * multicast, reserved or for documentation, and none that carries an IPv4 address inside (mapped, 6to4, Teredo,
 * NAT64), which may lead to any of these.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast' || parsed.toString() === AZURE_PLATFORM) return false
  return parsed.kind() === 'ipv4' || parsed.match(ASSIGNED_IPV6)
}
