import { isUtf8 } from 'node:buffer'
import { ArchiveError } from './archive-error.ts'

/** Bytes of one line: six times the largest file of a contract, as which JSON may write it. */
const LONGEST_LINE = 256 * 1024 * 1024
const NEW_LINE = 0x0a

/**
 * The lines of an entry, without their ends; a line is in memory at a time, and no more.
 * @throws ArchiveError `archive-altered` for what is no UTF-8 or does not end with a line, `archive-too-large`
 */
export async function* linesOf(
  entry: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, undefined> {
  let begun: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    let start = 0
    for (;;) {
      const end = chunk.indexOf(NEW_LINE, start)
      if (end === -1) break
      yield decoded(entry, [...begun, chunk.subarray(start, end)])
      begun = []
      bytes = 0
      start = end + 1
    }
    if (start === chunk.length) continue
    begun.push(chunk.subarray(start))
    bytes += chunk.length - start
    if (bytes > LONGEST_LINE)
      throw new ArchiveError(
        'archive-too-large',
        `${entry} has a line of more than ${LONGEST_LINE} bytes, the most that are read.`,
      )
  }
  if (bytes > 0)
    throw new ArchiveError('archive-altered', `${entry} ends within a line; export again.`)
  return undefined
}

function decoded(entry: string, parts: readonly Uint8Array[]): string {
  const line = Buffer.concat(parts)
  if (isUtf8(line)) return line.toString('utf8')
  throw new ArchiveError('archive-altered', `${entry} is not in UTF-8; export again.`)
}
