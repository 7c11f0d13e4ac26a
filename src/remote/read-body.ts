import type { IncomingMessage } from 'node:http'
import { pipeline, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { RemoteRefusal } from './refusal.ts'

/** How a body may be packed although it was asked for plain (RFC 9110, section 8.4.1). */
const DECODERS = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])

/**
 * Reads a body, and unpacks it, up to a limit.
 * @param limit bytes, sent and unpacked
 * @throws RemoteRefusal when it is larger, or packed in a way that is not read
 */
export async function readBody(response: IncomingMessage, limit: number): Promise<Uint8Array> {
  const declared = Number(response.headers['content-length'] ?? 0)
  if (declared > limit) throw tooLarge(limit)
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of unpacked(response)) {
    const part = chunk as Uint8Array
    bytes += part.length
    if (bytes > limit) {
      response.destroy()
      throw tooLarge(limit)
    }
    chunks.push(part)
  }
  return Buffer.concat(chunks)
}

function unpacked(response: IncomingMessage): AsyncIterable<unknown> {
  const coding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  if (coding === 'identity' || coding === '') return response
  const decoder = DECODERS.get(coding)?.()
  if (decoder === undefined) throw new RemoteRefusal(`is packed as ${coding}, which is not read`)
  // Whatever goes wrong on the way ends the decoder with the same error, where it is read.
  pipeline(response, decoder, () => undefined)
  return decoder
}

function tooLarge(limit: number): RemoteRefusal {
  return new RemoteRefusal(`has more than ${limit} bytes, the most that are fetched`)
}
