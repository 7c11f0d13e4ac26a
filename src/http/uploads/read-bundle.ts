import type { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import type { Request } from 'express'
import type { ContractFile } from '../../contracts/index.ts'
import { isBundlePath, isRemoteName } from '../../bundles/index.ts'
import { HttpProblem } from '../problems/http-problem.ts'

const MOST_FILES = 2_000
const LONGEST_NAME = 1_000 // bytes

/** The files of a bundle in the order in which they were sent, and which of them was named as the entry. */
export interface SentBundle {
  readonly files: readonly ContractFile[]
  readonly entry: string | undefined
}

/**
 * Reads a bundle sent as `multipart/form-data` (RFC 7578) into memory. Names are paths within the bundle;
 * one that leaves it is refused, and nothing is ever written to a disk.
 * @param limit bytes of all files together
 * @throws HttpProblem `bundle-invalid`, `body-too-large`, `body-unreadable`
 */
export async function readBundle(request: Request, limit: number): Promise<SentBundle> {
  const parser = openParser(request)
  const files = new Map<string, Uint8Array>()
  let entry: string | undefined
  let bytes = 0

  // Each part is read to its end before the next one begins; the first refusal ends the parser.
  const reading: Promise<void>[] = []
  const refuse = (problem: HttpProblem): void => {
    parser.destroy(problem)
  }

  parser.on('file', (_field, stream: Readable, { filename }: { filename?: string }) => {
    // The parser hands its own end on to the file that it was reading; what counts is caught below.
    const ended = finished(stream).catch(() => undefined)
    const refusal = refusalOf(filename, files)
    if (refusal !== undefined || filename === undefined) {
      stream.resume()
      refuse(invalid(refusal ?? 'a file has no name'))
      return
    }
    const chunks: Buffer[] = []
    files.set(filename, new Uint8Array())
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > limit) refuse(tooLarge(limit))
      else chunks.push(chunk)
    })
    reading.push(
      ended.then(() => {
        files.set(filename, Buffer.concat(chunks))
      }),
    )
  })
  parser.on('field', (name: string | undefined, value, { valueTruncated }) => {
    if (name !== 'entry') refuse(invalid(`the field ${name?.slice(0, 40) ?? ''} is not known`))
    else if (valueTruncated) refuse(invalid('the field entry is too long'))
    else entry = value
  })
  parser.once('fieldsLimit', () => refuse(invalid('it has more than one field')))
  parser.once('filesLimit', () => refuse(invalid(`it has more than ${MOST_FILES} files`)))
  parser.once('partsLimit', () => refuse(invalid(`it has more than ${MOST_FILES + 1} parts`)))

  try {
    await pipeline(request, parser)
  } catch (error) {
    if (error instanceof HttpProblem) throw error
    throw new HttpProblem(
      'body-unreadable',
      `The bundle cannot be read as multipart/form-data: ${messageOf(error)}.`,
      {},
      { cause: error },
    )
  }
  await Promise.all(reading)
  return { files: [...files].map(([name, content]) => ({ name, bytes: content })), entry }
}

function openParser(request: Request): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      preservePath: true,
      defParamCharset: 'utf8',
      limits: { files: MOST_FILES, fields: 1, fieldSize: LONGEST_NAME, parts: MOST_FILES + 1 },
    })
  } catch (error) {
    throw new HttpProblem(
      'body-unreadable',
      `The bundle cannot be read as multipart/form-data: ${messageOf(error)}.`,
      {},
      { cause: error },
    )
  }
}

function refusalOf(
  name: string | undefined,
  files: ReadonlyMap<string, Uint8Array>,
): string | undefined {
  if (name === undefined || name === '') return 'a file has no name'
  if (!isBundlePath(name) && !isRemoteName(name)) {
    return `"${name.slice(0, 100)}" is no relative path with forward slashes that stays within the bundle`
  }
  return files.has(name) ? `the file "${name.slice(0, 100)}" is there twice` : undefined
}

function invalid(why: string): HttpProblem {
  return new HttpProblem('bundle-invalid', `The bundle is not accepted: ${why}.`)
}

function tooLarge(limit: number): HttpProblem {
  return new HttpProblem(
    'body-too-large',
    `The files of a bundle may have ${limit} bytes together, and these have more.`,
  )
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
