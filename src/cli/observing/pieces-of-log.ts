import { createHash, type Hash } from 'node:crypto'
import { usageError } from '../exit-status.ts'
import type { ByteReader } from './byte-reader.ts'
import type { KeptPlace, PlaceKeeper } from './kept-place.ts'

const PIECE = 4 * 1_048_576 // bytes of a log that are sent at once
/** Bytes; what the registry takes at once. */
export const LARGEST = 8 * 1_048_576

/** What is sent at once. */
export interface Piece {
  readonly text: string
  /** Under which the registry counts it once. */
  readonly key: string
  readonly linesBefore: number
  /** Keeps the place before it. */
  begin(): Promise<void>
  /** Keeps the place after it. */
  finish(): Promise<void>
}

/** A log and its place. */
export interface PlacedLog {
  readonly name: string
  readonly keeper: PlaceKeeper
  readonly isAgain: boolean
  readonly leaveOut: (lines: number) => void
}

/**
 * A log in pieces of whole lines, from where it was reported to. A piece that was under way when a program ended is cut as it
 * was, and so are all of them when the log is reported again: the registry knows their keys. A last line without an end is
 * sent, and its place not kept: it may not have been written to its end.
 * @param isAgain whether what was reported before is sent, too
 * @param leaveOut hears how many lines are not, before the first piece
 * @throws CommandError (status 2) where the log is not the one that was reported, only longer
 */
export async function* piecesOfLog(
  reader: ByteReader,
  { name, keeper, isAgain, leaveOut }: PlacedLog,
): AsyncGenerator<Piece, void, undefined> {
  const known = await keeper.read()
  const hash = createHash('sha256')
  const ends = isAgain ? [...(known?.cuts ?? [])] : []
  let place: KeptPlace = { bytes: 0, lines: 0, digest: digestOf(hash), cuts: [] }
  if (known !== undefined && !isAgain) {
    await pass(reader, known.bytes, hash)
    if (digestOf(hash) !== known.digest) throw isAnother(name, known, keeper)
    place = known
    leaveOut(known.lines)
  }
  const areAllCutsKnown = (known?.cuts.at(-1) ?? 0) === (known?.bytes ?? 0)
  if (known?.sendingTo !== undefined && (!isAgain || areAllCutsKnown)) ends.push(known.sendingTo)
  for (;;) {
    const end = ends.shift()
    const bytes = await (end === undefined
      ? reader.takeLines(PIECE, LARGEST)
      : reader.take(end - place.bytes))
    if (end !== undefined && (known === undefined || !isWhole(bytes, end - place.bytes))) {
      throw isAnother(name, known ?? place, keeper)
    }
    if (bytes.length === 0) return
    const before = place
    hash.update(bytes)
    const after: KeptPlace = {
      bytes: before.bytes + bytes.length,
      lines: before.lines + linesIn(bytes),
      digest: digestOf(hash),
      cuts: [...before.cuts, before.bytes + bytes.length],
    }
    const isKept = bytes.at(-1) === LINE_FEED && after.bytes > (known?.bytes ?? 0)
    yield {
      text: bytes.toString('utf8'),
      key: createHash('sha256').update(`${before.bytes}\n`).update(bytes).digest('hex'),
      linesBefore: before.lines,
      begin: () => (isKept ? keeper.keep({ ...before, sendingTo: after.bytes }) : nothing()),
      finish: () => (isKept ? keeper.keep(after) : nothing()),
    }
    place = after
  }
}

const LINE_FEED = 0x0a
const nothing = (): Promise<void> => Promise.resolve()

async function pass(reader: ByteReader, bytes: number, hash: Hash): Promise<void> {
  for (let left = bytes; left > 0;) {
    const passed = await reader.take(Math.min(left, PIECE))
    if (passed.length === 0) return
    hash.update(passed)
    left -= passed.length
  }
}

function digestOf(hash: Hash): string {
  return hash.copy().digest('hex')
}

function linesIn(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1))
    lines += 1
  return lines
}

function isWhole(bytes: Buffer, length: number): boolean {
  return bytes.length === length && bytes.at(-1) === LINE_FEED
}

function isAnother(name: string, { lines }: KeptPlace, { file }: PlaceKeeper): Error {
  return usageError(
    `${name} begins like a log of which ${lines} lines were reported, and does not go on like it; if it is another log, remove ${file} and report it again.`,
  )
}
