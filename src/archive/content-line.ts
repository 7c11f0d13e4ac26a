import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { ArchiveError } from './archive-error.ts'

/** Contents of one beginning lie in one entry, so that an archive has few entries, however many contents it holds. */
export function contentEntry(digest: string): string {
  return `contents/${digest.slice('sha256:'.length, 'sha256:'.length + 2)}.jsonl`
}

/** A content as a line: as text where it is UTF-8, so that people can read it, else in Base64. */
export function contentLine(digest: string, bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return JSON.stringify(
    isUtf8(buffer)
      ? { digest, text: buffer.toString('utf8') }
      : { digest, base64: buffer.toString('base64') },
  )
}

/** @throws ArchiveError `archive-altered` for a line that is not what `contentLine` makes of the content it names */
export function readContentLine(
  entry: string,
  line: string,
): { readonly digest: string; readonly bytes: Buffer } {
  const { digest, text, base64 } = parsed(entry, line)
  const bytes =
    typeof text === 'string'
      ? Buffer.from(text)
      : Buffer.from(typeof base64 === 'string' ? base64 : '', 'base64')
  const found = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  if (digest === found && contentEntry(found) === entry && contentLine(found, bytes) === line)
    return { digest: found, bytes }
  throw new ArchiveError(
    'archive-altered',
    `${entry} holds a content that is not what its digest ${String(digest).slice(0, 80)} says; export again.`,
  )
}

function parsed(entry: string, line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new ArchiveError('archive-altered', `${entry} holds what is no content; export again.`)
}
