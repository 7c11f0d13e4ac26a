import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { checkAddress, type TargetPolicy } from './check-target.ts'

/** An address that a name resolves to. */
export interface ResolvedAddress {
  readonly address: string
  readonly family: number
}

/** Resolves a host's name to all its addresses. */
export type ResolveHost = (hostname: string) => Promise<readonly ResolvedAddress[]>

export interface RequestPorts extends Pick<TargetPolicy, 'isAllowedAddress'> {
  readonly resolveHost: ResolveHost
  readonly idleMilliseconds: number
}

/** What is sent to an address. */
export interface SentBody {
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

/**
 * Asks for one document, or hands one over, and follows no redirect. The addresses that are checked are those that are connected
 * to: a name that resolves to something else a moment later changes nothing. Proxies named by the environment,
 * cookies and credentials play no part.
 *
 * @param sent what is handed over by POST; absent: the document is asked for by GET
 */
export function request(
  target: URL,
  ports: RequestPorts,
  signal: AbortSignal,
  sent?: SentBody,
): Promise<http.IncomingMessage> {
  const { request: ask } = target.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const asking = ask(target, {
      method: sent === undefined ? 'GET' : 'POST',
      agent: false, // a connection of its own, closed at the end
      lookup: guardedLookup(ports),
      signal,
      timeout: ports.idleMilliseconds,
      headers: {
        ...{ Accept: '*/*', 'Accept-Encoding': 'identity', 'User-Agent': 'concordat' },
        ...(sent && { ...sent.headers, 'Content-Length': String(sent.bytes.length) }),
      },
    })
    asking.once('response', resolve)
    asking.on('error', reject)
    asking.once('timeout', () => {
      asking.destroy(new Error(`nothing came for ${ports.idleMilliseconds} ms`))
    })
    asking.end(sent?.bytes)
  })
}

function guardedLookup(ports: RequestPorts): LookupFunction {
  return (hostname, options, callback) => {
    const resolved = ports.resolveHost(hostname).then((addresses) => {
      // One private address among public ones is enough to be refused: which one is used is left to chance.
      for (const { address } of addresses) checkAddress(address, ports)
      return addresses
    })
    resolved.then(
      (addresses) => {
        const [first] = addresses
        if (options.all === true) callback(null, [...addresses])
        else callback(null, first?.address ?? '', first?.family)
      },
      (error: unknown) => {
        callback(error as NodeJS.ErrnoException, '')
      },
    )
  }
}
