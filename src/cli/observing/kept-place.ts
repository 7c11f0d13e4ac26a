import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'

/** How far a log was reported to a registry. */
export interface KeptPlace {
  /** Bytes from its beginning. */
  readonly bytes: number
  readonly lines: number
  /** SHA-256 of those bytes, in hexadecimal digits: what tells that this is the same log, only longer. */
  readonly digest: string
  /** Where its pieces ended, in bytes, at most MOST_CUTS: a piece counts once where it is sent again as it was. */
  readonly cuts: readonly number[]
  /** Where the piece ends that was under way when this was kept. */
  readonly sendingTo?: number
}

/** The place of one log, kept on this machine as log shippers do. */
export interface PlaceKeeper {
  /** The name of the file that it is kept in. */
  readonly file: string
  /** Undefined for a log that was never reported. */
  read(): Promise<KeptPlace | undefined>
  /** @throws an error of the file system when it cannot be kept */
  keep(place: KeptPlace): Promise<void>
}

/** As many keys as a registry remembers of a day of a service. */
export const MOST_CUTS = 200

/**
 * The place of the log that begins with this line, as it is reported to this registry for this host.
 * A log that was renamed when it was rotated, or comes through a pipe, has its place still.
 */
export function placeOf(
  firstLine: Buffer,
  registry: string,
  host: string | undefined,
): PlaceKeeper {
  const id = createHash('sha256')
    .update(JSON.stringify([registry, host ?? '']))
    .update(firstLine)
    .digest('hex')
  const base = process.env['XDG_STATE_HOME'] ?? path.join(homedir(), '.local', 'state')
  const file = path.join(base, 'concordat', 'observed', `${id}.json`)
  return {
    file,
    async read() {
      const text = await readFile(file, 'utf8').catch(() => undefined)
      return text === undefined ? undefined : placeIn(text)
    },
    async keep(place) {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
      const beside = `${file}.${process.pid}`
      const kept = { ...place, cuts: place.cuts.slice(0, MOST_CUTS) }
      await writeFile(beside, `${JSON.stringify(kept)}\n`, { mode: 0o600 })
      await rename(beside, file)
    },
  }
}

/** Undefined for what is no place: a file that was damaged is as good as none. */
function placeIn(text: string): KeptPlace | undefined {
  try {
    const { bytes, lines, digest, cuts, sendingTo } = JSON.parse(text) as Partial<KeptPlace>
    if (!Array.isArray(cuts) || typeof digest !== 'string') return undefined
    const counts = [bytes, lines, sendingTo ?? 0, ...(cuts as unknown[])]
    if (!counts.every((count) => Number.isSafeInteger(count))) return undefined
    return {
      bytes,
      lines,
      digest,
      cuts,
      ...(sendingTo !== undefined && { sendingTo }),
    } as KeptPlace
  } catch {
    return undefined
  }
}
