import type { Request, Response } from 'express'
import {
  BundleError,
  DEFAULT_ZIP_LIMITS,
  findEntry,
  looksLikeZip,
  readZip,
  type EntryChoice,
} from '../../bundles/index.ts'
import type { ContractFile } from '../../contracts/index.ts'
import type { Outline } from '../app-dependencies.ts'
import { HttpProblem } from '../problems/http-problem.ts'
import { readBundle } from './read-bundle.ts'
import { readRawBody } from './read-raw-body.ts'

/** A contract as it was sent: one file or several, and what was said of the one it begins with. */
export interface ContractUpload extends EntryChoice {
  readonly files: readonly ContractFile[]
}

export interface UploadOptions {
  /** What the one file of a raw body is called. */
  readonly fileName: string | undefined
  /** The file that a bundle begins with. */
  readonly entry: string | undefined
  /** Is told of bytes that are unpacked, before they are; it throws when they are too many. */
  readonly hold: (bytes: number) => void
}

/** Bytes of all files of an upload together, unpacked. */
export const UPLOAD_LIMIT = 67_108_864 // 64 MiB

/** The name of a file that was sent without one. */
const UNNAMED = 'contract'
const ZIP_TYPES = ['application/zip', 'application/x-zip-compressed']

/**
 * Reads the body of a request as a contract: `multipart/form-data` as a bundle of files, a zip archive as a
 * packed one, anything else as the one file.
 * @throws HttpProblem `bundle-invalid`, `body-too-large`, `body-unreadable`, or what `hold` throws
 */
export async function readContractUpload(
  request: Request,
  response: Response,
  { fileName = UNNAMED, entry, hold }: UploadOptions,
): Promise<ContractUpload> {
  if (request.is('multipart/form-data') !== false) {
    const { files, entry: field } = await readBundle(request, UPLOAD_LIMIT)
    const [first, second] = files
    const named = entry ?? field
    if (first !== undefined && second === undefined && looksLikeZip(first.bytes)) {
      return { files: await unzip(first.bytes, hold), named }
    }
    return { files, named, first: first?.name }
  }
  const bytes = await readRawBody(request, response, UPLOAD_LIMIT)
  if (looksLikeZip(bytes)) return { files: await unzip(bytes, hold), named: entry }
  if (request.is(ZIP_TYPES) !== false) {
    throw new HttpProblem('bundle-invalid', 'The body is said to be a zip archive, and is none.')
  }
  return { files: [{ name: fileName, bytes }], named: fileName }
}

/**
 * The file that an upload begins with.
 * @throws HttpProblem `bundle-invalid` when that is not plain, or what `outline` throws
 */
export async function entryOf(upload: ContractUpload, outline: Outline): Promise<ContractFile> {
  return orProblem(() => findEntry(upload.files, { ...upload, outline }))
}

function unzip(bytes: Uint8Array, hold: (bytes: number) => void): Promise<readonly ContractFile[]> {
  const limits = { ...DEFAULT_ZIP_LIMITS, bundleBytes: UPLOAD_LIMIT }
  return orProblem(() => readZip(bytes, limits, hold))
}

async function orProblem<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof BundleError)) throw cause
    const code = cause.code === 'bundle-too-large' ? 'body-too-large' : 'bundle-invalid'
    throw new HttpProblem(code, `The bundle is not accepted: ${cause.message}`, {}, { cause })
  }
}
