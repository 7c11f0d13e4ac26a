import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'
import type { SecurityHeaders } from './security-headers.ts'

type Headers = Readonly<Record<string, string>>

/** Headers that many answers have alike. */
export interface SharedHeaders {
  /** Of every answer. */
  of(request: IncomingMessage): Headers
  /** Of every answer under the interface's root, which a read may change for its own. */
  ofApi(request: IncomingMessage): Headers
}

/** Shared caches must not mix up answers for different people; every cache asks before it reuses one. */
export const API_HEADERS: Headers = { Vary: 'Authorization, Cookie', 'Cache-Control': 'no-cache' }

/** @param trusts whether an address is that of a proxy which may say by which scheme was asked */
export function sharedHeaders(
  { overTls, plain }: SecurityHeaders,
  trusts: (address: string | undefined) => boolean,
): SharedHeaders {
  const overTlsOfApi = { ...overTls, ...API_HEADERS }
  const plainOfApi = { ...plain, ...API_HEADERS }
  const isOverTls = ({ socket, headers }: IncomingMessage): boolean => {
    if (socket instanceof TLSSocket) return true
    const told = trusts(socket.remoteAddress) ? headers['x-forwarded-proto'] : undefined
    return (
      String(told ?? '')
        .split(',', 1)[0]
        ?.trim() === 'https'
    )
  }
  return {
    of: (request) => (isOverTls(request) ? overTls : plain),
    ofApi: (request) => (isOverTls(request) ? overTlsOfApi : plainOfApi),
  }
}
