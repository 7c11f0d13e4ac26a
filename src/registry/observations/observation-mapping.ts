import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import type { ClientIdentity } from './observation.ts'

const name = z.string().trim().min(1).max(300)

const network = name.refine(
  (text) => ipaddr.isValid(text) || ipaddr.isValidCIDR(text),
  'must be an address or a network, such as 10.0.7.0/24',
)

/** Which hosts and paths are which service, and which clients are which consumer: what no contract tells. */
export const observationMapping = z.strictObject({
  addresses: z
    .array(
      z.strictObject({
        /** With its port where that is not the usual one; `*` for every host. */
        host: name,
        /** What paths begin with; everything unless given. */
        path: z.string().startsWith('/').max(300).exactOptional(),
        /** `domain/name`. */
        service: name,
        environment: z.string().trim().min(1).max(100).exactOptional(),
      }),
    )
    .max(5_000),
  clients: z
    .array(
      z
        .strictObject({
          /** An authenticated name, or what a span's source calls itself. */
          user: name.exactOptional(),
          /** An address or a network. */
          address: network.exactOptional(),
          /** What the user agent begins with. */
          agent: name.exactOptional(),
          /** A service as `domain/name`, or an application outside the registry. */
          consumer: name,
        })
        .refine(
          ({ user, address, agent }) => (user ?? address ?? agent) !== undefined,
          'must say by which user, address or agent the consumer is known',
        ),
    )
    .max(5_000),
})
export type ObservationMapping = z.infer<typeof observationMapping>

export const NO_MAPPING: ObservationMapping = { addresses: [], clients: [] }

/** Finds the consumer of a call: the first entry of which everything fits, users looked up at once. */
export function consumerFinder({
  clients,
}: ObservationMapping): (client: ClientIdentity) => string | undefined {
  const byUser = new Map<string, string>()
  for (const { user, address, agent, consumer } of clients) {
    const byUserAlone = user !== undefined && address === undefined && agent === undefined
    if (byUserAlone && !byUser.has(user)) byUser.set(user, consumer)
  }
  const others = clients
    .filter(({ user, address, agent }) => !(user !== undefined && (address ?? agent) === undefined))
    .map((entry) => ({ ...entry, network: networkOf(entry.address) }))
  const known = new Map<string, string | undefined>()
  return (client) => {
    const named = client.user === undefined ? undefined : byUser.get(client.user)
    if (named !== undefined || others.length === 0) return named
    const key = JSON.stringify([client.user, client.address, client.agent])
    if (known.has(key)) return known.get(key)
    const address = parsedAddress(client.address)
    const found = others.find(
      ({ user, agent, network: net }) =>
        (user === undefined || user === client.user) &&
        (agent === undefined || client.agent?.startsWith(agent) === true) &&
        (net === undefined || (address !== undefined && isIn(address, net))),
    )?.consumer
    if (known.size < MOST_KNOWN) known.set(key, found)
    return found
  }
}

const MOST_KNOWN = 50_000 // clients of one report

type Address = ipaddr.IPv4 | ipaddr.IPv6
type Network = readonly [Address, number]

function networkOf(text: string | undefined): Network | undefined {
  if (text === undefined) return undefined
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text)
  const address = ipaddr.process(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

function parsedAddress(text: string | undefined): Address | undefined {
  return text !== undefined && ipaddr.isValid(text) ? ipaddr.process(text) : undefined
}

function isIn(address: Address, [net, bits]: Network): boolean {
  return address.kind() === net.kind() && address.match(net, bits)
}
