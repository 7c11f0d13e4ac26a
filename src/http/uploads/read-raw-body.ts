import express, { type Request, type RequestHandler, type Response } from 'express'

/**
 * The body as it is, whatever its media type. A compressed one is refused, because what it unpacks to
 * has no bound that the client has shown.
 * @throws errors of the body parser: 413 when it is larger than `limit` bytes, 415 when it is compressed
 */
export async function readRawBody(
  request: Request,
  response: Response,
  limit: number,
): Promise<Uint8Array> {
  const read: RequestHandler = express.raw({ limit, inflate: false, type: () => true })
  await new Promise<void>((resolve, reject) => {
    void read(request, response, (error?: unknown) => {
      if (error === undefined) resolve()
      else reject(error instanceof Error ? error : new Error('body unreadable', { cause: error }))
    })
  })
  // The parser leaves the body alone when there is none.
  return Buffer.isBuffer(request.body) ? request.body : new Uint8Array()
}
