import type { Request } from 'express'
import { HttpProblem } from '../problems/http-problem.ts'

/** Bounds the bytes that uploads hold in memory together, whether they still arrive or are worked on. */
export interface UploadMemory {
  /**
   * Reads a body and works on it. What arrives slowly holds no more than what has arrived, so that idle
   * clients keep nobody else out.
   * @param read begins to read the body of the request at once; it tells `hold` of bytes that it makes from
   * the body, and is refused by its throwing
   * @throws HttpProblem `busy`, with `Retry-After`, when the uploads together would hold too much
   */
  use<Upload, Result>(
    request: Request,
    read: (hold: (bytes: number) => void) => Promise<Upload>,
    work: (upload: Upload) => Promise<Result>,
  ): Promise<Result>
}

/** @param most bytes of all uploads together */
export function createUploadMemory(most: number): UploadMemory {
  let held = 0

  return {
    async use(request, read, work) {
      let own = 0
      let refuse: (problem: HttpProblem) => void = () => undefined
      const refused = new Promise<never>((_resolve, reject) => {
        refuse = reject
      })
      const count = (chunk: Buffer): void => {
        own += chunk.length
        held += chunk.length
        if (held <= most) return
        discardRest(request)
        refuse(tooMuch())
      }
      const hold = (bytes: number): void => {
        if (held + bytes > most) throw tooMuch()
        own += bytes
        held += bytes
      }
      request.on('data', count)
      try {
        return await work(await Promise.race([refused, read(hold)]))
      } finally {
        request.off('data', count)
        held -= own
      }
    },
  }
}

/** What still comes is read and forgotten: a client that is still sending would not see the answer. */
function discardRest(request: Request): void {
  request.unpipe()
  request.removeAllListeners('data')
  request.resume()
}

function tooMuch(): HttpProblem {
  return new HttpProblem(
    'busy',
    'Other contracts that are being sent take up the memory that is set aside for them; try again in a few seconds.',
    { headers: { 'Retry-After': '5' } },
  )
}
