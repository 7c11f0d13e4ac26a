import { lookup } from 'node:dns/promises'
import { checkTarget, type TargetPolicy } from './check-target.ts'
import { isPublicAddress } from './public-address.ts'
import type { RemoteOptions } from './remote-fetcher.ts'
import { RemoteRefusal } from './refusal.ts'
import { ANY_HOST } from './remote-hosts.ts'
import { request, type RequestPorts } from './request.ts'
import { reasonOf, shown } from './shown.ts'

/** What became of something that was handed over; a reason is a sentence without a full stop. */
export type PostAnswer = { readonly status: number } | { readonly failure: string }

/** Hands documents over to addresses of the network, under the rules by which others are fetched. */
export interface RemotePoster {
  /**
   * Why nothing is sent to an address, as far as it shows by itself: a sentence without a full stop. A name is judged
   * by what it resolves to whenever something is sent.
   */
  refusal(address: string): string | undefined
  /** Sends once, and follows no redirect: that is an answer as any other. Never rejects. */
  post(
    address: string,
    headers: Readonly<Record<string, string>>,
    bytes: Uint8Array,
  ): Promise<PostAnswer>
}

const TOTAL_MILLISECONDS = 15_000
const IDLE_MILLISECONDS = 10_000

/** @param options as for a fetcher; of the limits only those of time count */
export function createRemotePoster(options: RemoteOptions = {}): RemotePoster {
  const isAllowedAddress = options.isAllowedAddress ?? isPublicAddress
  const policy: TargetPolicy = { hosts: options.hosts ?? ANY_HOST, isAllowedAddress }
  const { totalMilliseconds = TOTAL_MILLISECONDS, idleMilliseconds = IDLE_MILLISECONDS } =
    options.limits ?? {}
  const ports: RequestPorts = {
    isAllowedAddress,
    resolveHost: options.resolveHost ?? ((hostname) => lookup(hostname, { all: true })),
    idleMilliseconds,
  }

  const refusal: RemotePoster['refusal'] = (address) => {
    if (!URL.canParse(address)) return `${shown(address)} is no address`
    try {
      checkTarget(new URL(address), policy)
      return undefined
    } catch (error) {
      return refusalIn(error, address)
    }
  }

  return {
    refusal,
    post: async (address, headers, bytes) => {
      const refused = refusal(address)
      if (refused !== undefined) return { failure: refused }
      const signal = AbortSignal.timeout(totalMilliseconds)
      try {
        const response = await request(new URL(address), ports, signal, { headers, bytes })
        response.destroy() // what it says beside its status is of no use, however long it is
        return { status: response.statusCode ?? 0 }
      } catch (error) {
        if (signal.aborted) return { failure: `it took more than ${totalMilliseconds} ms` }
        return {
          failure: error instanceof RemoteRefusal ? refusalIn(error, address) : reasonOf(error),
        }
      }
    },
  }
}

function refusalIn(error: unknown, address: string): string {
  if (error instanceof RemoteRefusal) return `${shown(address)} ${error.message}`
  throw error
}
