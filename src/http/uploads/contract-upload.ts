import type { Request, Response } from 'express'
import type { ContractFile } from '../../contracts/index.ts'
import { readBundle } from './read-bundle.ts'
import { readRawBody } from './read-raw-body.ts'

/** A contract as it was sent: one file or several, and which of them it begins with. */
export interface ContractUpload {
  readonly files: readonly ContractFile[]
  readonly entry: string
}

/** Bytes of all files of an upload together. */
export const UPLOAD_LIMIT = 67_108_864 // 64 MiB

/** The name of a file that was sent without one. */
const UNNAMED = 'contract'

/**
 * Reads the body of a request as a contract: `multipart/form-data` as a bundle of files, anything else as
 * the one file.
 * @param fileName the name of the one file
 * @throws HttpProblem `bundle-invalid`, `body-too-large`, `body-unreadable`
 */
export async function readContractUpload(
  request: Request,
  response: Response,
  fileName: string = UNNAMED,
): Promise<ContractUpload> {
  if (request.is('multipart/form-data') !== false) return readBundle(request, UPLOAD_LIMIT)
  const bytes = await readRawBody(request, response, UPLOAD_LIMIT)
  return { files: [{ name: fileName, bytes }], entry: fileName }
}
