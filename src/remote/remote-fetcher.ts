import { lookup } from 'node:dns/promises'
import { checkTarget, redirectedTo, type TargetPolicy } from './check-target.ts'
import { isPublicAddress } from './public-address.ts'
import { readBody } from './read-body.ts'
import { RemoteRefusal } from './refusal.ts'
import { ANY_HOST, type RemoteHosts } from './remote-hosts.ts'
import { DEFAULT_REMOTE_LIMITS, type RemoteLimits } from './remote-limits.ts'
import { request, type RequestPorts, type ResolveHost } from './request.ts'
import { reasonOf, shown } from './shown.ts'

/** A document of the network, or why there is none; reasons are sentences without a full stop. */
export type RemoteDocument =
  | {
      readonly kind: 'found'
      readonly bytes: Uint8Array
      /** Where it was found in the end; its own references count from there (RFC 3986, section 5.1.3). */
      readonly base: string
    }
  | { readonly kind: 'missing' | 'refused'; readonly reason: string }

/** Fetches documents, each once however often it is asked for. */
export interface RemoteFetcher {
  /** @param address an absolute URL; its fragment plays no part */
  fetch(address: string): Promise<RemoteDocument>
}

export interface RemoteOptions {
  /** Default: every host. Addresses have to be public in any case. */
  readonly hosts?: RemoteHosts
  readonly limits?: Partial<RemoteLimits>
  /** How names are resolved; default: as the machine does. */
  readonly resolveHost?: ResolveHost
  /** Which addresses may be connected to; default: `isPublicAddress`. */
  readonly isAllowedAddress?: (address: string) => boolean
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

export function createRemoteFetcher(options: RemoteOptions = {}): RemoteFetcher {
  return new CachingFetcher(options)
}

class CachingFetcher implements RemoteFetcher {
  readonly #limits: RemoteLimits
  readonly #policy: TargetPolicy
  readonly #ports: RequestPorts
  readonly #documents = new Map<string, Promise<RemoteDocument>>()
  #millisecondsLeft: number
  #bytesLeft: number

  constructor(options: RemoteOptions) {
    const limits = { ...DEFAULT_REMOTE_LIMITS, ...options.limits }
    const isAllowedAddress = options.isAllowedAddress ?? isPublicAddress
    const resolveHost = options.resolveHost ?? ((hostname) => lookup(hostname, { all: true }))
    this.#limits = limits
    this.#policy = { hosts: options.hosts ?? ANY_HOST, isAllowedAddress }
    this.#ports = { isAllowedAddress, resolveHost, idleMilliseconds: limits.idleMilliseconds }
    this.#millisecondsLeft = limits.allMilliseconds
    this.#bytesLeft = limits.allBytes
  }

  fetch(address: string): Promise<RemoteDocument> {
    if (!URL.canParse(address)) {
      return Promise.resolve({ kind: 'refused', reason: `${shown(address)} is no address` })
    }
    const target = new URL(address)
    target.hash = ''
    const known = this.#documents.get(target.href)
    if (known !== undefined) return known
    if (this.#documents.size >= this.#limits.documents) {
      const reason = `${shown(address)} is not fetched: ${this.#limits.documents} remote documents, the most that are, were asked for already`
      return Promise.resolve({ kind: 'refused', reason })
    }
    const document = this.#attempt(target)
    this.#documents.set(target.href, document)
    return document
  }

  async #attempt(target: URL): Promise<RemoteDocument> {
    const { totalMilliseconds } = this.#limits
    const milliseconds = Math.min(totalMilliseconds, this.#millisecondsLeft)
    if (milliseconds <= 0) {
      return {
        kind: 'refused',
        reason: `${shown(target.href)} is not fetched: the time for remote documents is used up`,
      }
    }
    if (this.#bytesLeft <= 0) {
      const reason = `${shown(target.href)} is not fetched: ${this.#limits.allBytes} bytes, the most for all remote documents together, were fetched already`
      return { kind: 'refused', reason }
    }
    const begun = performance.now()
    const signal = AbortSignal.timeout(Math.ceil(milliseconds))
    try {
      return await this.#follow(target, signal)
    } catch (error) {
      const document = shown(target.href)
      if (error instanceof RemoteRefusal) {
        return { kind: 'refused', reason: `${document} ${error.message}` }
      }
      const why = signal.aborted
        ? `it took more than ${Math.ceil(milliseconds)} ms`
        : reasonOf(error)
      return { kind: 'missing', reason: `${document} cannot be fetched: ${why}` }
    } finally {
      this.#millisecondsLeft -= performance.now() - begun
    }
  }

  async #follow(start: URL, signal: AbortSignal): Promise<RemoteDocument> {
    let target = start
    for (let redirects = 0; redirects <= this.#limits.redirects; redirects += 1) {
      checkTarget(target, this.#policy)
      const response = await request(target, this.#ports, signal)
      const { statusCode: status = 0, headers } = response
      if (status >= 200 && status < 300) {
        const most = Math.min(this.#limits.documentBytes, this.#bytesLeft)
        const bytes = await readBody(response, most).finally(() => {
          response.destroy()
        })
        this.#bytesLeft -= bytes.length
        return { kind: 'found', bytes, base: target.href }
      }
      response.destroy()
      if (!REDIRECTS.has(status)) {
        return { kind: 'missing', reason: `${shown(target.href)} answers ${status}` }
      }
      target = redirectedTo(headers.location, target)
    }
    throw new RemoteRefusal(`is redirected more than ${this.#limits.redirects} times`)
  }
}
